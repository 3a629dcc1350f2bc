package io.pvit.model.net;

import io.pvit.model.torch.OnCuda;
import io.pvit.model.torch.TestDevice;

/** The network on a GPU is torchvision's, too. */
class MvitParityOnCudaTest extends MvitParityTest implements OnCuda {

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
