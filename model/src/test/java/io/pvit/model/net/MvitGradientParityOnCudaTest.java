package io.pvit.model.net;

import io.pvit.model.torch.OnCuda;
import io.pvit.model.torch.TestDevice;

/** Gradients on a GPU are torchvision's, too. */
class MvitGradientParityOnCudaTest extends MvitGradientParityTest implements OnCuda {

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
