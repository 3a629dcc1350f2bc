package io.pvit.schemas.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import org.junit.jupiter.api.Test;

class ClipShapeTest {

  @Test
  void aNetworksClipIsMadeOfTwoWindows() {
    assertThat(ClipShape.of(16, 8, 125_000)).isEqualTo(new ClipShape(2, 8, 8, 125_000));
  }

  @Test
  void aClipThatTwoWindowsCannotMakeStopsTheStart() {
    assertThatThrownBy(() -> ClipShape.of(15, 7, 125_000))
        .isInstanceOfSatisfying(
            StopException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CHECKPOINT))
        .hasMessage(
            "The checkpoint wants clips of 15 frames; a clip is made of 2 windows of equal length.");
  }
}
