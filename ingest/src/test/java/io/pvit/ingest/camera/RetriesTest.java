package io.pvit.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.exit.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private static final Retries RETRIES =
      new Retries(Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofMinutes(5));

  /** Draws the largest delays there are. */
  private static final RandomGenerator LONGEST = () -> -1;

  /** And the smallest. */
  private static final RandomGenerator SHORTEST = () -> 0;

  @Test
  void delaysDoubleUpToTheLongest() {
    assertThat(delays(LONGEST)).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 8000L, 8000L);
  }

  @Test
  void chanceShortensThemByAHalfAtMost() {
    assertThat(delays(SHORTEST)).containsExactly(250L, 500L, 1000L, 2000L, 4000L, 4000L, 4000L);
  }

  @Test
  void twoCamerasLostTogetherComeBackApart() {
    assertThat(delays(new SplittableRandom(1))).isNotEqualTo(delays(new SplittableRandom(2)));
  }

  @Test
  void aThousandFailuresOverflowNothing() {
    assertThat(RETRIES.delay(ExitCode.INPUT_LOST, 1_000, LONGEST))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
  }

  @Test
  void whatOnlyAPersonCanMendIsTriedRarely() {
    assertThat(
            Stream.of(
                ExitCode.INPUT_REFUSED,
                ExitCode.INPUT_MISSING,
                ExitCode.INPUT_FORBIDDEN,
                ExitCode.INPUT_WITHOUT_VIDEO,
                ExitCode.CONFIGURATION))
        .allSatisfy(
            code -> assertThat(RETRIES.delay(code, 1, SHORTEST)).isEqualTo(Duration.ofMinutes(5)));
  }

  private static List<Long> delays(RandomGenerator random) {
    return IntStream.rangeClosed(1, 7)
        .mapToObj(n -> RETRIES.delay(ExitCode.INPUT_UNREACHABLE, n, random).toMillis())
        .toList();
  }
}
