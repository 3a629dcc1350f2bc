package io.pvit.model.net;

import io.pvit.model.torch.OnCuda;
import io.pvit.model.torch.TestDevice;

/** Prompts per frame are the same on a GPU. */
class FramePromptsOnCudaTest extends FramePromptsTest implements OnCuda {

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
