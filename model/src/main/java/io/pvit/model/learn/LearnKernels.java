package io.pvit.model.learn;

import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.ArrayList;
import java.util.List;

/** The kernels of this package, run with gradients off. */
final class LearnKernels {

  static final KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(LearnKernels.class, "learn.torchscript"));

  private LearnKernels() {}

  /** Runs a kernel that changes its arguments, and forgets its result. */
  static void change(TensorScope scope, String kernel, Object... arguments) {
    Gradients.off(
        () -> {
          try (TensorScope inner = scope.inner()) {
            KERNELS.call(inner, kernel, arguments);
          }
        });
  }

  /** New tensors of the scope that no graph leads to. */
  static List<Tensor> make(TensorScope scope, String kernel, Object... arguments) {
    List<Tensor> made = new ArrayList<>();
    Gradients.off(() -> made.addAll(KERNELS.callForList(scope, kernel, arguments)));
    return List.copyOf(made);
  }
}
