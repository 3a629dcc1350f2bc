package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasuresTest {

  @Test
  void theAreaUnderTheCurveIsTheShareOfPairsInTheRightOrder() {
    assertThat(RankArea.of(List.of(0.9, 0.4), List.of(0.1, 0.5))).hasValue(0.75);
    assertThat(RankArea.of(List.of(0.5), List.of(0.5))).hasValue(0.5);
    assertThat(RankArea.of(List.of(), List.of(0.5))).isEmpty();
  }

  @Test
  void theTruthIsAmongTheFiveSurestUntilFiveOthersAreSurer() {
    TopAccuracy accuracy = new TopAccuracy();
    accuracy.add(new double[] {6, 5, 4, 3, 2, 1}, 0);
    accuracy.add(new double[] {6, 5, 4, 3, 2, 1}, 4);
    accuracy.add(new double[] {6, 5, 4, 3, 2, 1}, 5);
    accuracy.add(new double[] {1, 1, 1, 1, 1, 1}, 5);

    assertThat(accuracy.top1()).hasValue(0.25);
    assertThat(accuracy.top5()).hasValue(0.5);
  }

  @Test
  void theKeyFrameIsAskedForOnlyWhereSomethingChanges() {
    StateChangeMeasure measure = new StateChangeMeasure();
    measure.addUnchanged(true);
    measure.addChange(true, 3.5, 4);
    measure.addChange(true, 5, 4);

    assertThat(measure.accuracy().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(measure.keyFrameErrorSeconds()).hasValue(0.75);
  }

  @Test
  void balancedAccuracyCountsRareClassesAsMuchAsCommonOnes() {
    Confusion confusion = Confusion.of(List.of("sit", "stand", "never"));
    for (int i = 0; i < 9; i++) {
      confusion = confusion.plus(0, 0);
    }
    confusion = confusion.plus(1, 0);

    assertThat(confusion.accuracy()).hasValue(0.9);
    assertThat(confusion.balancedAccuracy()).hasValue(0.5);
  }

  @Test
  void whomNobodyFoundIsNotAnsweredRight() {
    Confusion empty = Confusion.of(List.of("sit"));

    assertThat(empty.plus(0, empty.nothing()).balancedAccuracy()).hasValue(0);
  }

  @Test
  void judgementsAreComparedOnTheSameSetAlone() {
    Judgement better = judgement("synthetic 0..9", 0.5, 10, 0.75);
    Judgement worse = judgement("synthetic 0..9", 0.25, 30, 0.5);
    Judgement other = judgement("synthetic 10..19", 0.25, 30, 0.5);

    assertThat(better.betterThan(worse))
        .isEqualTo(Map.of("frameMap", 0.25, "falseAlarmsPerCameraHour", 20.0));
    assertThat(worse.betterPerClassThan(better)).isEqualTo(Map.of(14, -0.25));
    assertThatThrownBy(() -> better.betterThan(other))
        .hasMessageContaining("synthetic 0..9 and synthetic 10..19");
  }

  private static Judgement judgement(String set, double map, double alarms, double walk) {
    return new Judgement(
        "c0ffee",
        set,
        10,
        new TreeMap<>(
            Map.of("frameMap", Figure.of(map), "falseAlarmsPerCameraHour", Figure.error(alarms))),
        new TreeMap<>(
            Map.of(14, new ClassFigure("walk", 3, walk), 5, new ClassFigure("fall", 0, null))),
        null,
        null);
  }
}
