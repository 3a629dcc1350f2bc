package io.pvit.trainer.judge;

import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.PvitLoss;
import io.pvit.model.net.Task;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Marks of the heads that only teach, against what scenes know. Depth is judged up to the distance
 * that the loss clips at; poses in millimetres.
 */
final class TaskMarks {

  private static final double LEAST_METRES = 0.01;
  private static final double MILLIMETRES = 1000;

  private final DepthMeasure depth = new DepthMeasure();
  private final NormalMeasure normals = new NormalMeasure();
  private final PoseMeasure pose = new PoseMeasure(150);
  private final int classes;
  private final SegmentationMeasure segmentation;

  TaskMarks(int segmentationClasses) {
    classes = segmentationClasses;
    segmentation = new SegmentationMeasure(segmentationClasses);
  }

  /** One clip. */
  void add(ClipLabels labels, Map<Task, FloatBuffer> answers) {
    labels.depth().ifPresent(truth -> with(answers, Task.DEPTH, answer -> depth(answer, truth)));
    labels
        .normals()
        .ifPresent(truth -> with(answers, Task.NORMALS, answer -> normals(answer, truth)));
    labels
        .segmentation()
        .ifPresent(truth -> with(answers, Task.SEGMENTATION, answer -> classes(answer, truth)));
    labels
        .pose()
        .ifPresent(
            truth ->
                with(
                    answers,
                    Task.POSE,
                    answer -> pose.add(millimetres(answer), millimetres(truth))));
  }

  private static void with(Map<Task, FloatBuffer> answers, Task task, Consumer<FloatBuffer> mark) {
    FloatBuffer answer = answers.get(task);
    if (answer != null) {
      mark.accept(answer);
    }
  }

  private void depth(FloatBuffer answer, FloatBuffer truth) {
    for (int i = 0; i < answer.remaining(); i++) {
      if (truth.get(i) < PvitLoss.DEPTH_CLIP_METRES) {
        double metres = answer.get(i) * PvitLoss.DEPTH_CLIP_METRES;
        depth.add(Math.max(LEAST_METRES, metres), truth.get(i));
      }
    }
  }

  private void normals(FloatBuffer answer, FloatBuffer truth) {
    for (int i = 0; i < answer.remaining(); i += 3) {
      normals.add(three(answer, i), three(truth, i));
    }
  }

  private static double[] three(FloatBuffer map, int at) {
    return new double[] {map.get(at), map.get(at + 1), map.get(at + 2)};
  }

  private void classes(FloatBuffer logits, IntBuffer truth) {
    for (int place = 0; place < truth.remaining(); place++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = logits.get(place * classes + k) > logits.get(place * classes + best) ? k : best;
      }
      segmentation.add(best, truth.get(place));
    }
  }

  private static double[] millimetres(FloatBuffer joints) {
    double[] values = new double[joints.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = joints.get(i) * MILLIMETRES;
    }
    return values;
  }

  SortedMap<String, Figure> figures() {
    SortedMap<String, Figure> figures = new TreeMap<>();
    Map<String, Double> depths = depth.figures();
    put(figures, "depth.", depths, "absRel", true);
    put(figures, "depth.", depths, "rmse", true);
    put(figures, "depth.", depths, "delta1", false);
    put(figures, "normals.", normals.figures(), "meanDegrees", true);
    put(figures, "normals.", normals.figures(), "within30", false);
    put(figures, "segmentation.", segmentation.figures(), "miou", false);
    put(figures, "segmentation.", segmentation.figures(), "pixelAccuracy", false);
    put(figures, "pose.", pose.figures(), "mpjpeFromRoot", true);
    put(figures, "pose.", pose.figures(), "paMpjpe", true);
    return figures;
  }

  private static void put(
      SortedMap<String, Figure> figures,
      String task,
      Map<String, Double> values,
      String name,
      boolean lessIsBetter) {
    Double value = values.get(name);
    if (value != null) {
      figures.put(task + name, new Figure(value, null, lessIsBetter));
    }
  }
}
