package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * In training, leaves a branch out for some of the clips and makes up for it in the others, so that
 * the network is trained at many depths at once. Only a pass with a seed does so.
 */
final class StochasticDepth {

  private final String place;
  private final double rate;

  /**
   * Stochastic depth of one branch.
   *
   * @param place the branch; each leaves out others
   * @param rate the share of clips that it is left out for
   */
  StochasticDepth(String place, double rate) {
    this.place = place;
    this.rate = rate;
  }

  /** The rate of a block: nothing in the first, then evenly more, up to the last block's. */
  static double rate(double ofLast, int block, int blocks) {
    return blocks == 1 ? 0 : ofLast * block / (blocks - 1);
  }

  boolean isOff(Pass pass) {
    return rate == 0 || pass.dropoutSeed().isEmpty();
  }

  /** The branch, where it is kept, on top of what goes around it, both (B, L, C). */
  Tensor add(Pass pass, Tensor around, Tensor branch) {
    if (isOff(pass)) {
      return pass.call("add", around, branch);
    }
    float[] shares = shares(pass.dropoutSeed().getAsLong(), (int) branch.shape()[0]);
    return pass.call(
        "add_kept", around, branch, pass.scope().floats(shares, shares.length, 1, 1)); // (B, L, C)
  }

  /** By clip: 0, or what a kept branch is multiplied with. */
  float[] shares(long seed, int clips) {
    float[] shares = new float[clips];
    SplitMix64 random = new SplitMix64(DropoutSeed.at(place, seed));
    for (int clip = 0; clip < clips; clip++) {
      boolean kept = (random.next() >>> 40) * 0x1p-24 >= rate;
      shares[clip] = kept ? (float) (1 / (1 - rate)) : 0;
    }
    return shares;
  }
}
