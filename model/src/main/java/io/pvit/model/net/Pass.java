package io.pvit.model.net;

import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.function.Function;

/**
 * One pass through the network: which weights, and who owns the tensors on the way.
 *
 * @param weights the parameters
 * @param scope where results live
 * @param differentiable whether a graph may be built, under the thread's gradient mode
 * @param mixed whether the blocks' linear layers and attention compute in bfloat16; all else, and
 *     what comes out, is float32
 */
public record Pass(Weights weights, TensorScope scope, boolean differentiable, boolean mixed) {

  static final KernelLibrary LEARNING = kernels("attend.differentiable.torchscript");
  private static final KernelLibrary PREDICTING = kernels("attend.inference.torchscript");

  /** The same kernels, but for those whose fastest form cannot be differentiated. */
  private static KernelLibrary kernels(String attend) {
    return TorchEngine.get()
        .compile(
            KernelText.of(
                Pass.class,
                "tokens.torchscript",
                "attention.torchscript",
                attend,
                "actors.torchscript",
                "boxes.torchscript"));
  }

  /** A pass that only predicts. */
  public static Pass inference(Weights weights, TensorScope scope) {
    return new Pass(weights, scope, false, false);
  }

  /** A pass that can be differentiated. */
  public static Pass training(Weights weights, TensorScope scope) {
    return new Pass(weights, scope, true, false);
  }

  /** The same pass in mixed precision. */
  public Pass inMixedPrecision() {
    return new Pass(weights, scope, differentiable, true);
  }

  /** Runs a step of the pass and frees all that it made, except its result. */
  Tensor only(Function<Pass, Tensor> step) {
    try (TensorScope inner = scope.inner()) {
      return step.apply(new Pass(weights, inner, differentiable, mixed)).moveTo(scope);
    }
  }

  Tensor call(String kernel, Object... arguments) {
    return differentiable
        ? LEARNING.call(scope, kernel, arguments)
        : PREDICTING.infer(scope, kernel, arguments);
  }

  Tensor weight(String name) {
    return weights.get(name);
  }
}
