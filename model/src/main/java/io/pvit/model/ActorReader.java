package io.pvit.model;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import io.pvit.model.net.Roi;
import io.pvit.model.torch.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns the actor head's numbers into people: the surest few above the threshold. Threads share it.
 */
public final class ActorReader {

  /** Answers that overlap more are about one person. */
  private static final double SAME = 0.4;

  private final ActionReader actionReader;
  private final Thresholds thresholds;

  /**
   * A reader.
   *
   * @param labels of the network's outputs, in their order
   * @param thresholds which answers count
   */
  public ActorReader(List<Label> labels, Thresholds thresholds) {
    this.actionReader = new ActionReader(labels, thresholds.actionEnd());
    this.thresholds = thresholds;
  }

  /**
   * The people of each clip. Where a network scores given boxes too, an action's logit is the mean
   * of what the cell says that found the person and what the head for given boxes says of the box:
   * the one sees the surroundings, the other the whole body.
   *
   * @param output of a batch
   * @param regions of the same batch; empty where cells alone tell actions
   * @param letterboxes where each clip's source lies in the network's picture
   * @throws IllegalStateException when a number is infinite or not a number
   */
  public List<List<ActorPrediction>> read(
      ActorOutput output, Optional<RegionScores> regions, List<Letterbox> letterboxes) {
    float[] presence = finite(output.presence()); // (B, Q, 1)
    float[] boxes = finite(output.boxes()); // (B, Q, 4)
    float[] actions = finite(output.actions()); // (B, Q, labels)
    int queries = presence.length / letterboxes.size();
    List<List<Integer>> kept =
        IntStream.range(0, letterboxes.size())
            .mapToObj(clip -> kept(clip * queries, queries, presence, boxes))
            .toList();
    regions.ifPresent(scores -> average(actions, kept, boxes, letterboxes, scores));
    return IntStream.range(0, letterboxes.size())
        .mapToObj(
            clip ->
                kept.get(clip).stream()
                    .map(query -> actor(query, presence, boxes, actions, letterboxes.get(clip)))
                    .toList())
        .toList();
  }

  private void average(
      float[] actions,
      List<List<Integer>> kept,
      float[] boxes,
      List<Letterbox> letterboxes,
      RegionScores regions) {
    List<Roi> found = new ArrayList<>();
    for (int clip = 0; clip < kept.size(); clip++) {
      for (int query : kept.get(clip)) {
        found.add(new Roi(clip, pixels(corners(boxes, query), letterboxes.get(clip))));
      }
    }
    if (found.isEmpty()) {
      return;
    }
    float[] seen = ActionReader.finite(regions.of(found));
    int labels = actionReader.labels().size();
    int at = 0;
    for (int query : kept.stream().flatMap(List::stream).toList()) {
      for (int label = 0; label < labels; label++) {
        int action = query * labels + label;
        actions[action] = (actions[action] + seen[at++]) / 2;
      }
    }
  }

  /** As far as it lies in the network's picture. */
  private static Box pixels(Box shares, Letterbox letterbox) {
    int width = letterbox.canvasWidth();
    int height = letterbox.canvasHeight();
    Box shown = shares.within(0, 1);
    return new Box(
        shown.x1() * width, shown.y1() * height, shown.x2() * width, shown.y2() * height);
  }

  /** The queries of a clip that answer for people, surest first. */
  private List<Integer> kept(int first, int queries, float[] presence, float[] boxes) {
    List<Integer> kept = new ArrayList<>();
    surest(first, queries, presence)
        .takeWhile(query -> kept.size() < thresholds.maxActors())
        .filter(query -> kept.stream().noneMatch(better -> iou(boxes, better, query) > SAME))
        .forEach(kept::add);
    return kept;
  }

  /** Equal scores keep the order of the cells, so that an answer never depends on chance. */
  private IntStream surest(int first, int queries, float[] presence) {
    return IntStream.range(first, first + queries)
        .filter(query -> ActionReader.probability(presence[query]) >= thresholds.actor())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer query) -> -presence[query]))
        .mapToInt(Integer::intValue);
  }

  private static float[] finite(Tensor answer) {
    return ActionReader.finite(answer.toFloats());
  }

  private static double iou(float[] boxes, int one, int other) {
    return corners(boxes, one).iou(corners(boxes, other));
  }

  private static Box corners(float[] boxes, int query) {
    float halfWidth = boxes[query * 4 + 2] / 2;
    float halfHeight = boxes[query * 4 + 3] / 2;
    float x = boxes[query * 4];
    float y = boxes[query * 4 + 1];
    return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
  }

  private ActorPrediction actor(
      int query, float[] presence, float[] boxes, float[] actions, Letterbox letterbox) {
    double centreX = boxes[query * 4];
    double centreY = boxes[query * 4 + 1];
    double halfWidth = boxes[query * 4 + 2] / 2;
    double halfHeight = boxes[query * 4 + 3] / 2;
    return new ActorPrediction(
        letterbox.sourceX(centreX - halfWidth),
        letterbox.sourceY(centreY - halfHeight),
        letterbox.sourceX(centreX + halfWidth),
        letterbox.sourceY(centreY + halfHeight),
        ActionReader.probability(presence[query]),
        actionReader.read(actions, query * actionReader.labels().size()));
  }
}
