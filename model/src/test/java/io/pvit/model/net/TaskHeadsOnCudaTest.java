package io.pvit.model.net;

import io.pvit.model.torch.TestDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Task heads answer the same on a GPU. */
@Tag("gpu")
class TaskHeadsOnCudaTest extends TaskHeadsTest {

  @BeforeEach
  void find() {
    TestDevice.cuda();
  }

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
