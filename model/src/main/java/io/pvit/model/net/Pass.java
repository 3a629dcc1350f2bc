package io.pvit.model.net;

import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One pass through the network: which weights, and who owns the tensors on the way.
 *
 * @param weights the parameters
 * @param scope where results live
 * @param differentiable whether a graph may be built, under the thread's gradient mode
 * @param mixed whether the blocks' linear layers and attention compute in bfloat16; all else, and
 *     what comes out, is float32
 * @param dropoutSeed what is dropped is a function of it; nothing is when it is absent
 */
public record Pass(
    Weights weights,
    TensorScope scope,
    boolean differentiable,
    boolean mixed,
    OptionalLong dropoutSeed) {

  static final KernelLibrary LEARNING = kernels("learning.torchscript");
  private static final KernelLibrary PREDICTING = kernels("predicting.torchscript");

  /** The same kernels, but for those whose fastest form cannot be differentiated. */
  private static KernelLibrary kernels(String blocks) {
    return TorchEngine.get()
        .compile(
            KernelText.of(
                Pass.class,
                "tokens.torchscript",
                "attention.torchscript",
                blocks,
                "actors.torchscript",
                "prompts.torchscript",
                "tasks.torchscript",
                "dropout.torchscript",
                "regions.torchscript",
                "boxes.torchscript"));
  }

  /** A pass that only predicts. */
  public static Pass inference(Weights weights, TensorScope scope) {
    return new Pass(weights, scope, false, false, OptionalLong.empty());
  }

  /** A pass that can be differentiated and drops nothing. */
  public static Pass training(Weights weights, TensorScope scope) {
    return new Pass(weights, scope, true, false, OptionalLong.empty());
  }

  /**
   * A pass that can be differentiated, with dropout and stochastic depth.
   *
   * @param seed another for every step; the same gives the same results again
   */
  public static Pass training(Weights weights, TensorScope scope, long seed) {
    return new Pass(weights, scope, true, false, OptionalLong.of(seed));
  }

  /** The same pass in mixed precision. */
  public Pass inMixedPrecision() {
    return new Pass(weights, scope, differentiable, true, dropoutSeed);
  }

  /** Runs a step of the pass and frees all that it made, except its result. */
  Tensor only(Function<Pass, Tensor> step) {
    try (TensorScope inner = scope.inner()) {
      return step.apply(new Pass(weights, inner, differentiable, mixed, dropoutSeed)).moveTo(scope);
    }
  }

  /**
   * Zeros a share of the numbers in a training pass that has a seed; does nothing in others.
   *
   * @param place in the network; each drops others
   * @param rate the share
   */
  Tensor dropout(String place, double rate, Tensor x) {
    return dropoutSeed.isPresent() && rate > 0
        ? call("dropout", x, rate, DropoutSeed.at(place, dropoutSeed.getAsLong()))
        : x;
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
