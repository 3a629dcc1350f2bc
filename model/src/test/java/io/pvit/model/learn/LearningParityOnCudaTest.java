package io.pvit.model.learn;

import io.pvit.model.torch.OnCuda;
import io.pvit.model.torch.TestDevice;

/** A run on a GPU is PyTorch's, too: optimiser, clipping and moving average. */
class LearningParityOnCudaTest extends LearningParityTest implements OnCuda {

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
