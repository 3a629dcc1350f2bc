package io.pvit.model.net;

import io.pvit.model.torch.TestDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Prompts per frame are the same on a GPU. */
@Tag("gpu")
class FramePromptsOnCudaTest extends FramePromptsTest {

  @BeforeEach
  void find() {
    TestDevice.cuda();
  }

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
