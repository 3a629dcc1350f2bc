package io.pvit.model.learn;

/** Which optimiser, and how it moves. */
public sealed interface OptimizerConfig permits AdamWConfig, SgdConfig {

  /** Begins without memory of earlier gradients. The weights own what it remembers. */
  Optimizer over(LearnableWeights weights);
}
