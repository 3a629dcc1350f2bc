package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests of another class once more, on a GPU; skipped in sight where there is none. */
@Tag("gpu")
public interface OnCuda {

  @BeforeEach
  default void find() {
    TestDevice.cuda();
  }

  /** Test factories that are skipped are not in the summary; this is. */
  @Test
  default void computesOnAGpu() {
    assertThat(TestDevice.cuda().device()).isNotEqualTo(ComputeDevice.CPU);
  }
}
