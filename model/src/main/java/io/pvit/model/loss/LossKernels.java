package io.pvit.model.loss;

import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;

/** The kernels of this package, differentiable under the thread's gradient mode. */
final class LossKernels {

  private static final KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(LossKernels.class, "losses.torchscript"));

  private LossKernels() {}

  static Tensor call(TensorScope scope, String kernel, Object... arguments) {
    return KERNELS.call(scope, kernel, arguments);
  }
}
