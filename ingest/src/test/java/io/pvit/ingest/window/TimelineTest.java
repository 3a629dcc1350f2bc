package io.pvit.ingest.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

  private static final long DAY_US = 86_400_000_000L;
  private final Timeline timeline = new Timeline(40_000);

  @Test
  void beginsAtZeroWhereverTheStreamBegins() {
    assertThat(at(1_400_000).timeUs()).isZero();
    assertThat(at(1_440_000).timeUs()).isEqualTo(40_000);
  }

  @Test
  void aPictureWithoutATimeFollowsAtTheUsualInterval() {
    at(0);

    assertThat(unknown().timeUs()).isEqualTo(40_000);
    assertThat(at(90_000).timeUs()).isEqualTo(90_000);
  }

  @Test
  void aStreamWhoseFirstPictureHasNoTimeStillBeginsAtZero() {
    assertThat(unknown().timeUs()).isZero();
    assertThat(at(500_000).timeUs()).isEqualTo(40_000);
    assertThat(at(533_000).timeUs()).isEqualTo(73_000);
  }

  @Test
  void timeNeverStandsStillOrGoesBack() {
    at(0);
    at(80_000);

    assertThat(at(80_000)).isEqualTo(new Moment(80_001, 40_000, false));
    assertThat(at(40_000)).isEqualTo(new Moment(80_002, 40_000, false));
    assertThat(at(120_000)).isEqualTo(new Moment(120_000, 40_000, false));
  }

  @Test
  void aStepBackOfMoreThanASecondIsAJumpAndNotTime() {
    at(5_000_000);
    at(9_000_000);

    assertThat(at(0)).isEqualTo(new Moment(4_040_000, 40_000, true));
    assertThat(at(40_000)).isEqualTo(new Moment(4_080_000, 40_000, false));
  }

  @Test
  void aStepForwardIsTimeUnlessItIsMoreThanADay() {
    at(0);

    assertThat(at(DAY_US)).isEqualTo(new Moment(DAY_US, 40_000, false));
    assertThat(at(2 * DAY_US + 1)).isEqualTo(new Moment(DAY_US + 40_000, 40_000, true));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, Long.MAX_VALUE - 1})
  void aStampBeyondAllMeasureIsNone(long stampUs) {
    at(0);

    assertThat(at(stampUs)).isEqualTo(new Moment(40_000, 40_000, false));
    assertThat(at(80_000).timeUs()).isEqualTo(80_000);
  }

  @Test
  void aPictureStandsAsLongAsTheStreamSaysOrAsUsual() {
    assertThat(timeline.place(OptionalLong.of(0), 200_000).durationUs()).isEqualTo(200_000);
    assertThat(timeline.place(OptionalLong.of(1), 0).durationUs()).isEqualTo(40_000);
    assertThat(timeline.place(OptionalLong.of(2), Long.MAX_VALUE).durationUs()).isEqualTo(40_000);
  }

  private Moment at(long streamTimeUs) {
    return timeline.place(OptionalLong.of(streamTimeUs), 0);
  }

  private Moment unknown() {
    return timeline.place(OptionalLong.empty(), 0);
  }
}
