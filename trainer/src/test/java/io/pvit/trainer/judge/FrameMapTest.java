package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.trainer.judge.FrameMap.Variant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameMapTest {

  private static final int WALK = 14;
  private static final int SIT = 11;
  private static final FrameBox LEFT = new FrameBox(0, 0, 0.4, 1);
  private static final FrameBox RIGHT = new FrameBox(0.6, 0, 1, 1);

  @Test
  void isOneWhenEverybodyIsFoundAndNothingElse() {
    FrameMap map = slowfast();
    map.addTruth("a", LEFT, WALK);
    map.addTruth("a", RIGHT, SIT);
    map.addDetection("a", LEFT, WALK, 0.9);
    map.addDetection("a", RIGHT, SIT, 0.1);

    assertThat(map.precision().mean()).hasValue(1);
  }

  @Test
  void isZeroForAClassThatNobodyDetectedAndSilentOnOneThatNobodyDoes() {
    FrameMap map = slowfast();
    map.addTruth("a", LEFT, WALK);

    assertThat(map.precision().perClass())
        .containsEntry(WALK, OptionalDouble.of(0))
        .containsEntry(SIT, OptionalDouble.empty());
  }

  @Test
  void countsASecondDetectionOfOnePersonAsFalse() {
    FrameMap map = slowfast();
    map.addTruth("a", LEFT, WALK);
    map.addTruth("b", LEFT, WALK);
    map.addDetection("a", LEFT, WALK, 0.9);
    map.addDetection("a", LEFT, WALK, 0.8);
    map.addDetection("b", LEFT, WALK, 0.7);

    // Half the recall at precision 1, half at 2/3.
    assertThat(map.precision().mean()).hasValue(0.5 + 0.5 * 2 / 3);
  }

  @Test
  void takesABoxThatOverlapsByHalf() {
    FrameMap map = slowfast();
    map.addTruth("a", new FrameBox(0, 0, 1, 1), WALK);
    map.addDetection("a", new FrameBox(0, 0, 0.5, 1), WALK, 0.9);

    assertThat(map.precision().mean()).hasValue(1);
  }

  @Test
  void leavesOutABoxTurnedInsideOut() {
    FrameMap map = slowfast();
    map.addTruth("a", LEFT, WALK);
    map.addDetection("a", new FrameBox(0.4, 0, 0, 1), WALK, 0.9);
    map.addDetection("a", LEFT, WALK, 0.1);

    assertThat(map.precision().mean()).hasValue(1);
  }

  @Test
  void holdsADetectionOnAFrameThatNobodyListedAgainstItOnlyInSlowfastsVariant() {
    for (Variant variant : Variant.values()) {
      FrameMap map = new FrameMap(variant, Set.of(WALK));
      map.addTruth("a", LEFT, WALK);
      map.addDetection("unlisted", LEFT, WALK, 0.9);
      map.addDetection("a", LEFT, WALK, 0.8);

      assertThat(map.precision().mean()).hasValue(variant == Variant.SLOWFAST ? 0.5 : 1);
    }
  }

  @Test
  void keepsTheFiftySurestOfAFrameOnlyInActivitynetsVariant() {
    for (Variant variant : Variant.values()) {
      FrameMap map = new FrameMap(variant, List.of(WALK, SIT));
      map.addTruth("a", LEFT, WALK);
      for (int i = 0; i < 50; i++) {
        map.addDetection("a", RIGHT, SIT, 0.5);
      }
      map.addDetection("a", LEFT, WALK, 0.4);

      assertThat(map.precision().mean()).hasValue(variant == Variant.SLOWFAST ? 1 : 0);
    }
  }

  @Test
  void givesAnIntervalThatHoldsTheMeanAndNarrowsWithMoreFrames() {
    Interval few = halfFound(10).interval(500, 0.95, 1).orElseThrow();
    Interval many = halfFound(1000).interval(500, 0.95, 1).orElseThrow();

    assertThat(few.low()).isLessThan(0.5);
    assertThat(few.high()).isGreaterThan(0.5);
    assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 3);
  }

  @Test
  void givesTheSameIntervalForTheSameSeed() {
    assertThat(halfFound(10).interval(100, 0.9, 7)).isEqualTo(halfFound(10).interval(100, 0.9, 7));
  }

  @Test
  void aGainIsDrawnOnTheSameFramesForBoth() {
    FrameMap half = halfFound(100);
    Interval alone = half.interval(500, 0.95, 1).orElseThrow();

    Interval none = half.gain(halfFound(100), 500, 0.95, 1).orElseThrow();
    FrameMap more = halfFound(100);
    for (int frame = 1; frame < 20; frame += 2) {
      more.addDetection("frame " + frame, LEFT, WALK, 0.9);
    }
    Interval some = more.gain(half, 500, 0.95, 1).orElseThrow();

    assertThat(none).isEqualTo(new Interval(0, 0));
    assertThat(some.low()).isPositive();
    assertThat(some.high() - some.low()).isLessThan((alone.high() - alone.low()) / 1.5);
  }

  @Test
  void aGainOverOtherFramesIsRefused() {
    assertThatThrownBy(() -> halfFound(3).gain(halfFound(4), 10, 0.95, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAScoreThatIsNoNumber() {
    FrameMap map = slowfast();

    assertThatThrownBy(() -> map.addDetection("a", LEFT, WALK, Double.NaN))
        .hasMessageContaining("score must be finite, was NaN");
  }

  private static FrameMap halfFound(int frames) {
    FrameMap map = slowfast();
    for (int frame = 0; frame < frames; frame++) {
      map.addTruth("frame " + frame, LEFT, WALK);
      if (frame % 2 == 0) {
        map.addDetection("frame " + frame, LEFT, WALK, 0.9);
      }
    }
    return map;
  }

  private static FrameMap slowfast() {
    return new FrameMap(Variant.SLOWFAST, Set.of(WALK, SIT));
  }
}
