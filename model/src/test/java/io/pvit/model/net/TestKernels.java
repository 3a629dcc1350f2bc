package io.pvit.model.net;

import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.TorchEngine;

/** Losses and gradients that only tests need. */
final class TestKernels {

  static final KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(TestKernels.class, "gradients.torchscript"));

  private TestKernels() {}
}
