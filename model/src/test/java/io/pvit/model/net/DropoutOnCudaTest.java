package io.pvit.model.net;

import io.pvit.model.torch.OnCuda;
import io.pvit.model.torch.TestDevice;

/** What is dropped on a GPU is what is dropped on the processor. */
class DropoutOnCudaTest extends DropoutTest implements OnCuda {

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
