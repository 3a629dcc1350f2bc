package io.pvit.model.net;

import io.pvit.model.torch.OnCuda;
import io.pvit.model.torch.TestDevice;

/** Task heads answer the same on a GPU. */
class TaskHeadsOnCudaTest extends TaskHeadsTest implements OnCuda {

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
