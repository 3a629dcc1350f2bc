package io.pvit.model.net;

import io.pvit.model.torch.TestDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** What is dropped on a GPU is what is dropped on the processor. */
@Tag("gpu")
class DropoutOnCudaTest extends DropoutTest {

  @BeforeEach
  void find() {
    TestDevice.cuda();
  }

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
