package io.pvit.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CameraDrawTest {

  @Test
  void aCameraKeepsItsDrawThroughARollOut() {
    assertThat(CameraDraw.of("a-0", "door-1")).isEqualTo(CameraDraw.of("a-0", "door-1"));
    // Pinned: another function would move cameras in the midst of a roll-out that spans an upgrade.
    assertThat(CameraDraw.of("111111111111-7", "door-1")).isEqualTo(573);
  }

  @Test
  void aShareHoldsAboutAsManyCamerasAsItSays() {
    assertThat(share("a-0", 50)).isBetween(400L, 600L);
    assertThat(share("a-0", 500)).isBetween(4_800L, 5_200L);
    assertThat(share("a-0", 1000)).isEqualTo(10_000);
  }

  @Test
  void anotherRollOutTriesOtherCameras() {
    long both =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "camera-" + i)
            .filter(id -> CameraDraw.of("a-0", id) < 100 && CameraDraw.of("b-0", id) < 100)
            .count();

    assertThat(both).isBetween(50L, 160L);
  }

  private static long share(String salt, int permille) {
    return IntStream.range(0, 10_000)
        .filter(i -> CameraDraw.of(salt, "camera-" + i) < permille)
        .count();
  }
}
