package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.TestDevice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gradients on a GPU are torchvision's, too. */
@Tag("gpu")
class MvitGradientParityOnCudaTest extends MvitGradientParityTest {

  @BeforeEach
  void find() {
    TestDevice.cuda();
  }

  /** A factory that is skipped is not in the summary; this is. */
  @Test
  void computesOnAGpu() {
    assertThat(on().device()).isNotEqualTo(ComputeDevice.CPU);
  }

  @Override
  TestDevice on() {
    return TestDevice.cuda();
  }
}
