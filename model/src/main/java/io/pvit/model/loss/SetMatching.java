package io.pvit.model.loss;

import io.pvit.model.net.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs each true box with one answer, at the lowest total cost; Carion et al., DETR, equation 1.
 *
 * @param weights of the cost's parts
 * @param slots answers per clip
 */
record SetMatching(SetLossWeights weights, int slots) {

  /**
   * An answer and what it should have been.
   *
   * @param clip index among the clips that have labels
   * @param slot index among the answers of the clip
   * @param truth index among the true boxes of the clip
   */
  record Pair(int clip, int slot, int truth) {}

  /**
   * The pairs of a clip, helpers last. Where there are more boxes than slots, the largest are
   * taken.
   *
   * @param presence logits (S, slots)
   * @param boxes (S, slots, 4) centre and size
   */
  List<Pair> pairs(int clip, float[] presence, float[] boxes, List<Box> truths) {
    int[] largest =
        IntStream.range(0, truths.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer truth) -> -area(truths.get(truth))))
            .limit(slots)
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] cost = new double[largest.length][slots];
    for (int row = 0; row < largest.length; row++) {
      for (int slot = 0; slot < slots; slot++) {
        int at = clip * slots + slot;
        cost[row][slot] =
            weights.overlap() * (1 - giou(corners(boxes, at), truths.get(largest[row])))
                + weights.distance() * distance(boxes, at, truths.get(largest[row]))
                - weights.presence() / (1 + Math.exp(-presence[at]));
      }
    }
    int[] slotOf = Assignment.columnsFor(cost);
    List<Pair> pairs = new ArrayList<>();
    for (int row = 0; row < largest.length; row++) {
      pairs.add(new Pair(clip, slotOf[row], largest[row]));
    }
    boolean[] taken = new boolean[slots];
    IntStream.of(slotOf).forEach(slot -> taken[slot] = true);
    for (int round = 0; round < weights.helpers(); round++) {
      for (int row = 0; row < largest.length; row++) {
        int slot = cheapestWithin(truths.get(largest[row]), clip, boxes, cost[row], taken);
        if (slot >= 0) {
          taken[slot] = true;
          pairs.add(new Pair(clip, slot, largest[row]));
        }
      }
    }
    return pairs;
  }

  /** Of the free answers whose centre lies within the truth; -1 where there is none. */
  private int cheapestWithin(Box truth, int clip, float[] boxes, double[] cost, boolean[] taken) {
    int cheapest = -1;
    for (int slot = 0; slot < slots; slot++) {
      float x = boxes[(clip * slots + slot) * 4];
      float y = boxes[(clip * slots + slot) * 4 + 1];
      boolean within = x > truth.x1() && x < truth.x2() && y > truth.y1() && y < truth.y2();
      if (within && !taken[slot] && (cheapest < 0 || cost[slot] < cost[cheapest])) {
        cheapest = slot;
      }
    }
    return cheapest;
  }

  /** Centre x, centre y, width, height. */
  static float[] centred(Box box) {
    return new float[] {
      (box.x1() + box.x2()) / 2, (box.y1() + box.y2()) / 2, box.x2() - box.x1(), box.y2() - box.y1()
    };
  }

  private static double distance(float[] boxes, int at, Box truth) {
    float[] centred = centred(truth);
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += Math.abs(boxes[at * 4 + i] - centred[i]);
    }
    return sum;
  }

  /** The box of an answer. */
  static Box corners(float[] boxes, int at) {
    float halfWidth = boxes[at * 4 + 2] / 2;
    float halfHeight = boxes[at * 4 + 3] / 2;
    float x = boxes[at * 4];
    float y = boxes[at * 4 + 1];
    return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
  }

  /** Rezatofighi et al.; 0 for two boxes of no size, which no cost may make undefined. */
  private static double giou(Box a, Box b) {
    double width = Math.max(0, Math.min(a.x2(), b.x2()) - Math.max(a.x1(), b.x1()));
    double height = Math.max(0, Math.min(a.y2(), b.y2()) - Math.max(a.y1(), b.y1()));
    double union = area(a) + area(b) - width * height;
    double hull =
        ((double) Math.max(a.x2(), b.x2()) - Math.min(a.x1(), b.x1()))
            * (Math.max(a.y2(), b.y2()) - Math.min(a.y1(), b.y1()));
    return union > 0 ? width * height / union - (hull - union) / hull : 0;
  }

  private static double area(Box box) {
    return ((double) box.x2() - box.x1()) * (box.y2() - box.y1());
  }
}
