package io.pvit.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandstillTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Standstill standstill = new Standstill(Duration.ofSeconds(20), 0);

  @Test
  void workThatMovesMayTakeAnyTime() {
    for (long second = 1; second <= 3600; second++) {
      assertThat(standstill.at(second / 20, second * SECOND)).as("second %d", second).isFalse();
    }
  }

  @Test
  void theSameFigureForLongerThanThePatienceIsAStandstill() {
    assertThat(standstill.at(7, 10 * SECOND)).isFalse();
    assertThat(standstill.at(7, 30 * SECOND)).isFalse();
    assertThat(standstill.at(7, 31 * SECOND)).isTrue();
  }
}
