package io.pvit.model.learn;

import static io.pvit.model.net.Setting.require;

/**
 * How AdamW moves.
 *
 * @param beta1 share of the old in the mean of gradients, within 0..1
 * @param beta2 share of the old in the mean of squared gradients, within 0..1
 * @param eps added to the root of the latter
 * @param weightDecay share of a parameter of two or more dimensions that goes each step, per unit
 *     of learning rate: prompts and position tables decay as all weights do, after SViT; biases,
 *     norms and the class token do not
 */
public record AdamWConfig(double beta1, double beta2, double eps, double weightDecay)
    implements OptimizerConfig {
  public AdamWConfig {
    require(beta1 >= 0 && beta1 < 1, "beta1 must be within 0..1, was " + beta1);
    require(beta2 >= 0 && beta2 < 1, "beta2 must be within 0..1, was " + beta2);
    require(eps > 0, "eps must be > 0, was " + eps);
    require(weightDecay >= 0, "weightDecay must be >= 0, was " + weightDecay);
  }

  @Override
  public AdamW over(LearnableWeights weights) {
    return new AdamW(weights, this);
  }
}
