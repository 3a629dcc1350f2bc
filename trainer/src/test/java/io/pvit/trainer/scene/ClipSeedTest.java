package io.pvit.trainer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.trainer.scene.label.Action;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipSeedTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 12345, (1L << 62) - 1})
  void noClipOfOnePurposeIsAClipOfAnother(long number) {
    long[] bits = {
      new ClipSeed.Training(number).bits(),
      new ClipSeed.Evaluation(number).bits(),
      new ClipSeed.Demo(number).bits()
    };

    assertThat(bits).doesNotHaveDuplicates();
    assertThat(new long[] {bits[0] >>> 62, bits[1] >>> 62, bits[2] >>> 62})
        .containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 62, Long.MIN_VALUE})
  void aNumberThatWouldReachIntoAnotherRangeIsRefused(long number) {
    assertThatThrownBy(() -> new ClipSeed.Training(number))
        .hasMessageContaining("seed number")
        .hasMessageContaining(Long.toString(number));
  }

  @Test
  void anActionNobodyActsOutIsRefusedByName() {
    assertThatThrownBy(() -> new ClipSpec(1, 64, 64, 10, 1, Set.of(Action.WATCH)))
        .hasMessageContaining("scenes.actions")
        .hasMessageContaining("WATCH");
  }

  @Test
  void aClipWithoutFramesIsRefusedByItsKey() {
    assertThatThrownBy(() -> ClipSpec.everything(0, 64, 64, 10))
        .hasMessage("scenes.frames must be >= 1, was 0");
  }
}
