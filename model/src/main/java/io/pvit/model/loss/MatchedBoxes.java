package io.pvit.model.loss;

import io.pvit.model.loss.SetMatching.Pair;
import io.pvit.model.net.Box;
import io.pvit.model.net.BoxOverlap;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.List;

/**
 * The pairs of a batch, and the loss of their boxes: mean over the pairs of a clip, then over the
 * clips.
 */
final class MatchedBoxes {

  private final SetLossWeights weights;
  private final int slots;
  private final List<List<Box>> truths;
  private final List<Pair> pairs = new ArrayList<>();
  private final int[] pairsOf;

  /**
   * Matches.
   *
   * @param presence logits (S, Q)
   * @param boxes (S, Q, 4) centre and size
   * @param truths of each of the S clips
   */
  MatchedBoxes(SetLossWeights weights, Tensor presence, Tensor boxes, List<List<Box>> truths) {
    this.weights = weights;
    this.truths = truths;
    slots = Math.toIntExact(boxes.shape()[1]);
    pairsOf = new int[truths.size()];
    SetMatching matching = new SetMatching(weights, slots);
    float[] logits = presence.toFloats();
    float[] numbers = boxes.toFloats();
    for (int clip = 0; clip < truths.size(); clip++) {
      List<Pair> found = matching.pairs(clip, logits, numbers, truths.get(clip));
      pairs.addAll(found);
      pairsOf[clip] = found.size();
    }
  }

  List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  /** How many answers of that clip have a truth. */
  int pairsOf(int clip) {
    return pairsOf[clip];
  }

  int slots() {
    return slots;
  }

  /** 1 where an answer has a truth: (S, Q) row by row. */
  float[] presence() {
    float[] present = new float[truths.size() * slots];
    pairs.forEach(pair -> present[at(pair)] = 1);
    return present;
  }

  /** The answers of the pairs: (S, Q, F) to (M, F). */
  Tensor matched(TensorScope scope, Tensor answers) {
    long[] rows = pairs.stream().mapToLong(this::at).toArray();
    return LossKernels.call(scope, "rows_of", answers, scope.longs(rows, rows.length));
  }

  /** What each of so many numbers per pair counts in a mean over pairs and clips. */
  float[] shares(int numbersPerPair) {
    float[] shares = new float[pairs.size() * numbersPerPair];
    for (int i = 0; i < shares.length; i++) {
      int clip = pairs.get(i / numbersPerPair).clip();
      shares[i] = 1f / ((float) pairsOf[clip] * truths.size());
    }
    return shares;
  }

  /** Weighted L1 and GIoU of the pairs; there must be one. */
  Tensor boxLoss(TensorScope scope, Tensor boxes) {
    int count = pairs.size();
    Tensor answers = matched(scope, boxes); // (M, 4)
    float[] centred = new float[count * 4];
    float[] corners = new float[count * 4];
    for (int i = 0; i < count; i++) {
      Box truth = truths.get(pairs.get(i).clip()).get(pairs.get(i).truth());
      System.arraycopy(SetMatching.centred(truth), 0, centred, i * 4, 4);
      float[] corner = {truth.x1(), truth.y1(), truth.x2(), truth.y2()};
      System.arraycopy(corner, 0, corners, i * 4, 4);
    }
    Tensor distance =
        LossKernels.call(
            scope,
            "absolute_error",
            answers,
            scope.floats(centred, count, 4),
            scope.floats(shares(4), count, 4));
    Tensor apart =
        BoxOverlap.giouLoss(
            scope,
            LossKernels.call(scope, "corners", answers),
            scope.floats(corners, count, 4)); // (M)
    Tensor overlap = LossKernels.call(scope, "weighted_sum", apart, scope.floats(shares(1), count));
    Tensor nothing = LossKernels.call(scope, "nothing", distance);
    Tensor first = LossKernels.call(scope, "plus_weighted", nothing, distance, weights.distance());
    return LossKernels.call(scope, "plus_weighted", first, overlap, weights.overlap());
  }

  private int at(Pair pair) {
    return pair.clip() * slots + pair.slot();
  }
}
