package io.pvit.model.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CosineScheduleTest {

  private final CosineSchedule schedule = new CosineSchedule(1, 0.2, 4, 12);

  @Test
  void climbsInEqualStepsToThePeak() {
    assertThat(schedule.rate(0)).isEqualTo(0.25);
    assertThat(schedule.rate(2)).isEqualTo(0.75);
    assertThat(schedule.rate(3)).isEqualTo(1);
  }

  @Test
  void fallsAlongHalfACosineAndStaysThere() {
    assertThat(schedule.rate(4)).isEqualTo(1);
    assertThat(schedule.rate(8)).isCloseTo(0.6, within(1e-12));
    assertThat(schedule.rate(12)).isCloseTo(0.2, within(1e-12));
    assertThat(schedule.rate(99)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void beginsAtThePeakWithoutWarmUp() {
    assertThat(new CosineSchedule(1, 0, 0, 2).rate(0)).isEqualTo(1);
  }

  @Test
  void refusesATrainingThatEndsWithItsWarmUp() {
    assertThatThrownBy(() -> new CosineSchedule(1, 0, 4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("totalSteps must be above warmupSteps, was 4 with 4");
  }

  @Test
  void refusesAMinimumAboveThePeak() {
    assertThatThrownBy(() -> new CosineSchedule(1, 2, 0, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("min must be within 0..peak, was 2.0");
  }
}
