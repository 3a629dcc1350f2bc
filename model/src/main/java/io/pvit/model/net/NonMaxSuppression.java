package io.pvit.model.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Of boxes that overlap, keeps the best: for boxes that come from a detector, on whose people the
 * region head is evaluated.
 *
 * @param threshold a box goes when its IoU with a better one is above, within 0..1
 */
public record NonMaxSuppression(double threshold) {
  public NonMaxSuppression {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be within 0..1, was " + threshold);
    }
  }

  /** Indices of those kept, best first; of equal scores the earlier is the better. */
  public List<Integer> keep(List<Box> boxes, List<Float> scores) {
    return keep(boxes, scores, boxes.stream().map(box -> 0L).toList());
  }

  /** The same, where only boxes of one class compete. */
  public List<Integer> keep(List<Box> boxes, List<Float> scores, List<Long> classes) {
    if (scores.size() != boxes.size() || classes.size() != boxes.size()) {
      throw new IllegalArgumentException(
          "boxes, scores and classes must be as many, were %d, %d, %d"
              .formatted(boxes.size(), scores.size(), classes.size()));
    }
    List<Integer> kept = new ArrayList<>();
    for (int candidate : bestFirst(scores)) {
      IntPredicate beats =
          better ->
              classes.get(better).equals(classes.get(candidate))
                  && boxes.get(better).iou(boxes.get(candidate)) > threshold;
      if (kept.stream().mapToInt(Integer::intValue).noneMatch(beats)) {
        kept.add(candidate);
      }
    }
    return List.copyOf(kept);
  }

  private static List<Integer> bestFirst(List<Float> scores) {
    return IntStream.range(0, scores.size())
        .boxed()
        .sorted(Comparator.comparing(scores::get, Comparator.reverseOrder()))
        .toList();
  }
}
