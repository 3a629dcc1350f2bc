package io.pvit.model.learn;

import static io.pvit.model.net.Setting.require;

/**
 * How gradient descent with momentum moves.
 *
 * @param momentum share of the old in the running sum of gradients, within 0..1
 * @param weightDecay share of a parameter of two or more dimensions that joins its gradient;
 *     biases, norms and the class token do not decay, as in {@link AdamWConfig}
 */
public record SgdConfig(double momentum, double weightDecay) implements OptimizerConfig {
  public SgdConfig {
    require(momentum >= 0 && momentum < 1, "momentum must be within 0..1, was " + momentum);
    require(weightDecay >= 0, "weightDecay must be >= 0, was " + weightDecay);
  }

  @Override
  public Sgd over(LearnableWeights weights) {
    return new Sgd(weights, this);
  }
}
