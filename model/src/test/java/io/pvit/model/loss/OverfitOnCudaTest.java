package io.pvit.model.loss;

import io.pvit.model.torch.TestDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Every loss and every head learns on a GPU. */
@Tag("gpu")
class OverfitOnCudaTest extends OverfitTest {

  @BeforeEach
  void find() {
    TestDevice.cuda();
  }

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
