package io.pvit.model.learn;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.List;
import java.util.Map;

/**
 * Gradient descent with momentum as Sutskever et al. write it for the classical kind (On the
 * importance of initialization and momentum in deep learning, section 2), the learning rate outside
 * of the sum: v = momentum * v + g + decay * p, then p = p - rate * v.
 */
public final class Sgd implements Optimizer {

  private static final String SUM = "sgd_v.";

  private final TensorScope scope;
  private final LearnableWeights weights;
  private final SgdConfig config;
  private final NamedTensors sums;
  private final List<DecayGroup> groups;
  private long steps;

  /** Begins without memory of earlier gradients. The weights own what it remembers. */
  public Sgd(LearnableWeights weights, SgdConfig config) {
    scope = weights.scope().inner();
    this.weights = weights;
    this.config = config;
    sums =
        new NamedTensors(
            weights.names(), LearnKernels.make(scope, "zeros_like", weights.tensors()));
    groups = DecayGroup.of(weights.tensors(), config.weightDecay());
  }

  @Override
  public void step(List<Tensor> gradients, double learningRate) {
    if (gradients.size() != weights.tensors().size()) {
      throw new IllegalArgumentException(
          "gradients must be %d, were %d".formatted(weights.tensors().size(), gradients.size()));
    }
    for (DecayGroup group : groups) {
      LearnKernels.change(
          scope,
          "sgd_",
          group.of(weights.tensors()),
          group.of(gradients),
          group.of(sums.tensors()),
          -learningRate,
          config.momentum(),
          group.decay());
    }
    steps++;
  }

  @Override
  public long steps() {
    return steps;
  }

  /** Of each parameter p {@code sgd_v.p}, the running sum of gradients. */
  @Override
  public Map<String, Tensor> state() {
    return sums.byName(SUM);
  }

  @Override
  public void restore(long steps, Map<String, Tensor> saved) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must be >= 0, was " + steps);
    }
    sums.overwrite(scope, SUM, saved);
    this.steps = steps;
  }

  @Override
  public void close() {
    scope.close();
  }
}
