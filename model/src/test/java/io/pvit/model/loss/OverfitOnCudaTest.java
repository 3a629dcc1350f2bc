package io.pvit.model.loss;

import io.pvit.model.torch.OnCuda;
import io.pvit.model.torch.TestDevice;

/** Every loss and every head learns on a GPU. */
class OverfitOnCudaTest extends OverfitTest implements OnCuda {

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
