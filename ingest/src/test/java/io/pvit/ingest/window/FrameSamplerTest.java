package io.pvit.ingest.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FrameSamplerTest {

  private static final long INTERVAL_US = 125_000;
  private static final long HOLE_US = 1_000_000;
  private static final long FOR_EVER = Long.MAX_VALUE;

  private final FrameSampler sampler = new FrameSampler(INTERVAL_US, HOLE_US);

  @Nested
  class AtEightFramesASecond {

    @Test
    void twentyFivePicturesASecondGiveTheNewestAtOrBeforeEachPoint() {
      assertThat(sampled(40_000, 25))
          .containsExactly(
              0L, 120_000L, 240_000L, 360_000L, 480_000L, 600_000L, 720_000L, 840_000L);
    }

    @Test
    void tenPicturesASecondSkipTwoAndRepeatNone() {
      assertThat(sampled(100_000, 10))
          .containsExactly(
              0L, 100_000L, 200_000L, 300_000L, 500_000L, 600_000L, 700_000L, 800_000L);
    }

    @Test
    void fivePicturesASecondRepeatSome() {
      assertThat(sampled(200_000, 5))
          .containsExactly(0L, 0L, 200_000L, 200_000L, 400_000L, 600_000L, 600_000L, 800_000L);
    }

    @Test
    void eightPicturesASecondComeThroughAsTheyAre() {
      assertThat(sampled(125_000, 8))
          .containsExactly(
              0L, 125_000L, 250_000L, 375_000L, 500_000L, 625_000L, 750_000L, 875_000L);
    }

    @Test
    void onePictureASecondIsRepeatedWithoutAHole() {
      assertThat(sampled(1_000_000, 2)).hasSize(16).containsOnly(0L, 1_000_000L);
    }

    @Test
    void anHourGivesEveryPointExactlyOnce() {
      assertThat(sampled(33_367, 107_892)).hasSize(28_801);
    }
  }

  @Nested
  class VariableRates {

    @Test
    void aBurstGivesItsLastPictureToThePoint() {
      assertThat(sampled(List.of(0L, 110_000L, 115_000L, 120_000L, 130_000L), 5_000))
          .containsExactly(0L, 120_000L);
    }

    @Test
    void aPauseOfASecondRepeatsThePictureBefore() {
      assertThat(sampled(List.of(0L, 1_000_000L), 1))
          .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1_000_000L);
    }
  }

  @Nested
  class Holes {

    @Test
    void moreThanASecondWithoutPicturesIsADiscontinuity() {
      sampler.next(moment(0, 40_000));

      assertThat(sampler.next(moment(1_000_001, 40_000)))
          .isEqualTo(new FrameSampler.Settled(1, true));
    }

    @Test
    void thePictureBeforeAHoleStandsForItsOwnDurationOnly() {
      sampler.next(moment(0, 300_000));

      assertThat(sampler.next(moment(5_000_000, 40_000)).framesOfPrevious()).isEqualTo(3);
    }

    @Test
    void evenAnAbsurdDurationEndsWhereAHoleBegins() {
      sampler.next(moment(0, 3_600_000_000L));

      assertThat(sampler.next(moment(5_000_000, 40_000)).framesOfPrevious()).isEqualTo(8);
    }

    @Test
    void afterAHoleTheGridGoesOnFromTheEpochsFirstPicture() {
      sampler.next(moment(0, 40_000));
      sampler.next(moment(5_010_000, 40_000));
      FrameSampler.Settled settled = sampler.next(moment(5_130_000, 40_000));

      // Points 5.000 and before lie in the hole; the next is 5.125, inside this picture.
      assertThat(settled).isEqualTo(new FrameSampler.Settled(1, false));
    }

    @Test
    void aJumpOfTheStreamsClockIsADiscontinuityHoweverShort() {
      sampler.next(moment(0, 40_000));

      assertThat(sampler.next(new Moment(40_000, 40_000, true)).discontinuity()).isTrue();
    }
  }

  @Nested
  class TheEnd {

    @Test
    void theLastPictureStandsForItsDuration() {
      sampler.next(moment(0, 200_000));

      assertThat(sampler.last(FOR_EVER)).isEqualTo(2);
    }

    @Test
    void aSinglePictureIsOneFrame() {
      sampler.next(moment(0, 1));

      assertThat(sampler.last(FOR_EVER)).isEqualTo(1);
    }

    @Test
    void nothingGivesNothing() {
      assertThat(sampler.last(FOR_EVER)).isZero();
    }

    @Test
    void aLimitCutsTheLastPictureShort() {
      sampler.next(moment(0, 500_000));

      assertThat(sampler.last(250_000)).isEqualTo(2);
    }

    @Test
    void aPictureBehindTheLimitLeavesThePointsBeforeItToItsPredecessorAndIsTheEnd() {
      sampler.next(moment(0, 40_000));

      assertThat(sampler.lastBefore(moment(900_000, 40_000), 500_000)).isEqualTo(4);
      assertThat(sampler.last(FOR_EVER)).isZero();
    }
  }

  @Test
  void anIntervalOfNothingIsRefused() {
    assertThatThrownBy(() -> new FrameSampler(0, 1)).hasMessageContaining("intervalUs");
  }

  private List<Long> sampled(long stepUs, int pictures) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      times.add(i * stepUs);
    }
    return sampled(times, stepUs);
  }

  /** The time of the picture that each grid point takes. */
  private List<Long> sampled(List<Long> times, long lastDurationUs) {
    List<Long> frames = new ArrayList<>();
    long held = -1;
    for (long time : times) {
      FrameSampler.Settled settled = sampler.next(moment(time, lastDurationUs));
      add(frames, held, settled.framesOfPrevious());
      assertThat(settled.discontinuity()).isFalse();
      held = time;
    }
    add(frames, held, sampler.last(FOR_EVER));
    return frames;
  }

  private static void add(List<Long> frames, long time, int count) {
    for (int i = 0; i < count; i++) {
      frames.add(time);
    }
  }

  private static Moment moment(long timeUs, long durationUs) {
    return new Moment(timeUs, durationUs, false);
  }
}
