package io.pvit.model;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns the actor head's numbers into people: the surest few above the threshold. Threads share it.
 */
public final class ActorReader {

  /** Answers that overlap more are about one person. */
  private static final double SAME = 0.6;

  private final List<Label> labels;
  private final Thresholds thresholds;

  /**
   * A reader.
   *
   * @param labels of the network's outputs, in their order
   * @param thresholds which answers count
   */
  public ActorReader(List<Label> labels, Thresholds thresholds) {
    this.labels = labels;
    this.thresholds = thresholds;
  }

  /**
   * The people of each clip.
   *
   * @param output of a batch
   * @param letterboxes where each clip's source lies in the network's picture
   * @throws IllegalStateException when a number is infinite or not a number
   */
  public List<List<ActorPrediction>> read(ActorOutput output, List<Letterbox> letterboxes) {
    float[] presence = output.presence().toFloats(); // (B, Q, 1)
    float[] boxes = output.boxes().toFloats(); // (B, Q, 4)
    float[] actions = output.actions().toFloats(); // (B, Q, labels)
    refuseNonsense(presence);
    refuseNonsense(boxes);
    refuseNonsense(actions);
    int queries = presence.length / letterboxes.size();
    return IntStream.range(0, letterboxes.size())
        .mapToObj(
            clip -> {
              int first = clip * queries;
              return people(
                  Arrays.copyOfRange(presence, first, first + queries),
                  Arrays.copyOfRange(boxes, first * 4, (first + queries) * 4),
                  Arrays.copyOfRange(
                      actions, first * labels.size(), (first + queries) * labels.size()),
                  letterboxes.get(clip));
            })
        .toList();
  }

  private List<ActorPrediction> people(
      float[] presence, float[] boxes, float[] actions, Letterbox letterbox) {
    List<Integer> kept = new ArrayList<>();
    surest(presence)
        .takeWhile(query -> kept.size() < thresholds.maxActors())
        .filter(query -> kept.stream().noneMatch(better -> iou(boxes, better, query) > SAME))
        .forEach(kept::add);
    return kept.stream().map(query -> actor(query, presence, boxes, actions, letterbox)).toList();
  }

  /** Equal scores keep the order of the cells, so that an answer never depends on chance. */
  private IntStream surest(float[] presence) {
    return IntStream.range(0, presence.length)
        .filter(query -> probability(presence[query]) >= thresholds.actor())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer query) -> -presence[query]))
        .mapToInt(Integer::intValue);
  }

  /**
   * Finite weights can still overflow on the way; such a network must not pass for one that sees
   * nobody.
   */
  private static void refuseNonsense(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new IllegalStateException("the network's answer is " + number + ", not a number");
      }
    }
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
        probability(presence[query]),
        actions(actions, query * labels.size()));
  }

  private List<ActionScore> actions(float[] logits, int first) {
    return IntStream.range(0, labels.size())
        .mapToObj(
            label ->
                new ActionScore(
                    labels.get(label).id(),
                    labels.get(label).name(),
                    probability(logits[first + label])))
        .filter(action -> action.score() >= thresholds.actionEnd())
        .sorted(Comparator.comparingDouble((ActionScore action) -> -action.score()))
        .toList();
  }

  private static double probability(float logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
