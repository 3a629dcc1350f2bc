package io.pvit.trainer.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final List<Duration> rests = new ArrayList<>();
  private long nanos;
  private int looksBehind;
  private boolean goesOn = true;

  @Test
  void aQuarterOfTheTimeIsWorkedWhereAQuarterIsAllowed() {
    Pace pace = pace(0.25);

    work(Duration.ofSeconds(1), pace);
    work(Duration.ofSeconds(2), pace);

    assertThat(rests).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(6));
  }

  @Test
  void whoMayTakeAllNeverRests() {
    work(Duration.ofSeconds(1), pace(1));

    assertThat(rests).isEmpty();
  }

  @Test
  void itWaitsAsLongAsInferenceIsBehind() {
    looksBehind = 3;

    work(Duration.ofSeconds(1), pace(1));

    assertThat(rests).hasSize(3);
  }

  @Test
  void whoIsToldToEndWaitsForNobody() {
    looksBehind = 1000;
    goesOn = false;

    work(Duration.ofSeconds(1), pace(1));

    assertThat(rests).hasSize(1);
  }

  private Pace pace(double share) {
    return new Pace(
        share,
        () -> looksBehind-- > 0,
        () -> nanos,
        time -> {
          rests.add(time);
          nanos += time.toNanos();
          return goesOn;
        });
  }

  private void work(Duration time, Pace pace) {
    nanos += time.toNanos();
    pace.rest();
  }
}
