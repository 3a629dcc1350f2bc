package io.pvit.model.net;

import io.pvit.model.torch.OnCuda;
import io.pvit.model.torch.TestDevice;

/** Features under boxes on a GPU are torchvision's, too. */
class RoiAlignParityOnCudaTest extends RoiAlignParityTest implements OnCuda {

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
