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
 */
public record Pass(Weights weights, TensorScope scope, boolean differentiable) {

  static final KernelLibrary KERNELS =
      TorchEngine.get()
          .compile(
              KernelText.of(
                  Pass.class,
                  "tokens.torchscript",
                  "attention.torchscript",
                  "actors.torchscript",
                  "boxes.torchscript"));

  /** A pass that only predicts. */
  public static Pass inference(Weights weights, TensorScope scope) {
    return new Pass(weights, scope, false);
  }

  /** A pass that can be differentiated. */
  public static Pass training(Weights weights, TensorScope scope) {
    return new Pass(weights, scope, true);
  }

  /** Runs a step of the pass and frees all that it made, except its result. */
  Tensor only(Function<Pass, Tensor> step) {
    try (TensorScope inner = scope.inner()) {
      return step.apply(new Pass(weights, inner, differentiable)).moveTo(scope);
    }
  }

  Tensor call(String kernel, Object... arguments) {
    return differentiable
        ? KERNELS.call(scope, kernel, arguments)
        : KERNELS.infer(scope, kernel, arguments);
  }

  Tensor weight(String name) {
    return weights.get(name);
  }
}
