package io.pvit.model.learn;

import io.pvit.model.net.Weights;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.Map;

/**
 * The exponential moving average of parameters: the first update copies them, later ones are decay
 * * average + (1 - decay) * parameter. Belongs to the thread that learns.
 */
public final class Ema implements AutoCloseable {

  private static final String PREFIX = "ema.";

  private final TensorScope scope;
  private final LearnableWeights weights;
  private final double decay;
  private final NamedTensors averages;
  private long updates;

  /**
   * Begins with the parameters as they are.
   *
   * @param decay share of the old that each update keeps, within 0..1
   */
  public Ema(LearnableWeights weights, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("decay must be within 0..1, was " + decay);
    }
    this.scope = weights.scope().inner();
    this.weights = weights;
    this.decay = decay;
    averages =
        new NamedTensors(weights.names(), LearnKernels.make(scope, "copies", weights.tensors()));
  }

  /** Takes the parameters of this moment in. */
  public void update() {
    if (updates == 0) {
      LearnKernels.change(scope, "copy_", averages.tensors(), weights.tensors());
    } else {
      LearnKernels.change(scope, "lerp_", averages.tensors(), weights.tensors(), 1 - decay);
    }
    updates++;
  }

  /** How many updates were made. */
  public long updates() {
    return updates;
  }

  /** A copy of the averages that never changes; the caller closes it. */
  public Weights snapshot() {
    return LearnableWeights.snapshot(averages);
  }

  /** The average of each parameter p as {@code ema.p}. The next update changes them. */
  public Map<String, Tensor> state() {
    return averages.byName(PREFIX);
  }

  /**
   * Goes on where another stopped.
   *
   * @param updates that it had made
   * @param saved its state
   */
  public void restore(long updates, Map<String, Tensor> saved) {
    if (updates < 0) {
      throw new IllegalArgumentException("updates must be >= 0, was " + updates);
    }
    averages.overwrite(scope, PREFIX, saved);
    this.updates = updates;
  }

  @Override
  public void close() {
    scope.close();
  }
}
