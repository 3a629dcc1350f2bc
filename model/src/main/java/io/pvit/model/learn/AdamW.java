package io.pvit.model.learn;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay: Loshchilov and Hutter, Decoupled Weight Decay Regularization,
 * algorithm 2. Belongs to the thread that learns.
 */
public final class AdamW implements Optimizer {

  private static final String FIRST = "adam_m.";
  private static final String SECOND = "adam_v.";

  private final TensorScope scope;
  private final LearnableWeights weights;
  private final AdamWConfig config;
  private final NamedTensors first;
  private final NamedTensors second;
  private final List<DecayGroup> groups;
  private long steps;

  /** Begins without memory of earlier gradients. The weights own what it remembers. */
  public AdamW(LearnableWeights weights, AdamWConfig config) {
    this.scope = weights.scope().inner();
    this.weights = weights;
    this.config = config;
    List<Tensor> parameters = weights.tensors();
    first = new NamedTensors(weights.names(), LearnKernels.make(scope, "zeros_like", parameters));
    second = new NamedTensors(weights.names(), LearnKernels.make(scope, "zeros_like", parameters));
    groups = DecayGroup.of(parameters, config.weightDecay());
  }

  @Override
  public void step(List<Tensor> gradients, double learningRate) {
    if (gradients.size() != weights.tensors().size()) {
      throw new IllegalArgumentException(
          "gradients must be %d, were %d".formatted(weights.tensors().size(), gradients.size()));
    }
    try (TensorScope step = scope.inner()) {
      for (DecayGroup group : groups) {
        List<Tensor> parameters = group.of(weights.tensors());
        LearnKernels.change(
            step,
            "adamw_",
            parameters,
            group.of(gradients),
            group.of(first.tensors()),
            group.of(second.tensors()),
            LearnKernels.make(step, "counters", parameters, (double) steps),
            learningRate,
            config.beta1(),
            config.beta2(),
            config.eps(),
            group.decay());
      }
    }
    steps++;
  }

  @Override
  public long steps() {
    return steps;
  }

  /**
   * What it remembers of each parameter p: {@code adam_m.p}, the mean of gradients, and {@code
   * adam_v.p}, that of their squares. The next step changes them.
   */
  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>(first.byName(FIRST));
    state.putAll(second.byName(SECOND));
    return state;
  }

  @Override
  public void restore(long steps, Map<String, Tensor> saved) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must be >= 0, was " + steps);
    }
    first.overwrite(scope, FIRST, saved);
    second.overwrite(scope, SECOND, saved);
    this.steps = steps;
  }

  @Override
  public void close() {
    scope.close();
  }
}
