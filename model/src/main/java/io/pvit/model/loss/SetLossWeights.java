package io.pvit.model.loss;

/**
 * How the parts of a set loss count, in matching as in learning.
 *
 * @param presence that a slot answers for something
 * @param distance sum of the four differences of centre and size
 * @param overlap 1 - GIoU
 * @param actions mean over the actions of a matched person
 * @param helpers further answers per truth, centred within it, that learn the same
 */
record SetLossWeights(
    double presence, double distance, double overlap, double actions, int helpers) {

  /** PViT, 3.3: L1 + GIoU, unweighted; L1 as a mean over the four numbers. */
  static final SetLossWeights SLOTS = new SetLossWeights(1, 0.25, 1, 0, 0);

  /**
   * 2, 5, 2 as in DETR's descendants. The actions weigh so much that their mean, which few of many
   * labels dominate, begins as large as the rest. Helpers, as in Jia et al., DETRs with Hybrid
   * Matching: one answer per truth alone is too little to learn from.
   */
  static final SetLossWeights ACTORS = new SetLossWeights(2, 5, 2, 24, 3);
}
