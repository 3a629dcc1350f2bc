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

  /**
   * One step back from an output that is no loss: adds the gradients of parameters to sums, in
   * place. The graph is freed.
   *
   * @param gradient of the loss for the output
   * @param inputs that the output was made from, as leaves that require gradients
   * @return the gradient of each input
   */
  public static List<Tensor> through(
      TensorScope scope,
      Tensor output,
      Tensor gradient,
      List<Tensor> inputs,
      List<Tensor> parameters,
      List<Tensor> sums) {
    return LearnKernels.make(scope, "through", output, gradient, inputs, parameters, sums);
  }

  /** Adds gradients to others, in place. */
  public static void accumulate(TensorScope scope, List<Tensor> sum, List<Tensor> more) {
    LearnKernels.change(scope, "accumulate_", sum, more);
  }

  /** Multiplies gradients, in place: a sum over passes becomes their mean. */
  public static void scale(TensorScope scope, List<Tensor> gradients, double factor) {
    LearnKernels.change(scope, "scale_", gradients, factor);
  }
}
