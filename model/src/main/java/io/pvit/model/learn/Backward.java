package io.pvit.model.learn;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.List;

/** From a loss back to the parameters. */
public final class Backward {

  private Backward() {}

  /**
   * The gradient of a scalar loss for each parameter, in their order; zeros where the loss does not
   * depend on one. Each has memory of its own. The graph is freed.
   */
  public static List<Tensor> gradients(TensorScope scope, Tensor loss, List<Tensor> parameters) {
    return LearnKernels.make(scope, "gradients", loss, parameters);
  }
}
