package io.pvit.trainer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.trainer.judge.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final String SERVING = "a".repeat(64);
  private static final Margins MARGINS = new Margins(0.01, 0.1, 10, 1.5);

  @Test
  void whatIsAsGoodPasses() {
    Decision decision = decide(standing(0.5, 0.4, 1), standing(0.5, 0.4, 1));

    assertThat(decision.passes()).isTrue();
    assertThat(decision.figures())
        .containsEntry("gate.synthetic.frameMap", 0.5)
        .containsEntry("gate.synthetic.frameMap.serving", 0.5)
        .containsEntry("gate.synthetic.clips", 100.0)
        .containsEntry("gate.synthetic.class5", 0.4)
        .containsEntry("gate.synthetic.slowness", 1.0);
  }

  @Test
  void alittleWorseWithinTheMarginPasses() {
    assertThat(decide(standing(0.495, 0.35, 1), standing(0.5, 0.4, 1)).passes()).isTrue();
  }

  @Test
  void aWorseMeanIsRefusedWithTheFigures() {
    assertThat(decide(standing(0.48, 0.4, 1), standing(0.5, 0.4, 1)).objections())
        .containsExactly(
            "frame mAP 0.480 on 100 synthetic clips, where 0.500 serves and 0.010 less is allowed");
  }

  @Test
  void whatIsLowerInNearlyEveryDrawIsRefusedThoughWithinTheMargin() {
    Decision decision = decide(new Interval(-0.009, -0.001));

    assertThat(decision.objections())
        .containsExactly(
            "frame mAP on 100 synthetic clips is lower by 0.0010 to 0.0090 in 95 of 100 draws of"
                + " them, so that it is worse though within the margin");
    assertThat(decision.figures())
        .containsEntry("gate.synthetic.frameMap.gainLow", -0.009)
        .containsEntry("gate.synthetic.frameMap.gainHigh", -0.001);
  }

  @Test
  void whatMayBeChanceWithinTheMarginPasses() {
    assertThat(decide(new Interval(-0.009, 0.001)).passes()).isTrue();
  }

  private static Decision decide(Interval gain) {
    Comparison comparison =
        comparison(standing(0.495, 0.4, 1), standing(0.5, 0.4, 1), Optional.of(gain));
    return Decision.of(SERVING, List.of(comparison), MARGINS);
  }

  @Test
  void aClassThatIsForgottenIsRefusedHoweverGoodTheMeanIs() {
    assertThat(decide(standing(0.9, 0.2, 1), standing(0.5, 0.4, 1)).objections())
        .containsExactly(
            "average precision 0.200 of action 5 on 20 synthetic people, where 0.400 serves and"
                + " 0.100 less is allowed");
  }

  @Test
  void aClassThatFewPeopleDoIsNotJudgedAlone() {
    Comparison few =
        new Comparison(
            "labelled",
            9,
            new TreeMap<>(Map.of(5, 9)),
            Optional.empty(),
            standing(0.9, 0.0, 1),
            standing(0.5, 0.4, 1));

    assertThat(Decision.of(SERVING, List.of(few), MARGINS).passes()).isTrue();
  }

  @Test
  void whatIsTooSlowIsRefused() {
    assertThat(decide(standing(0.9, 0.9, 1.6), standing(0.5, 0.4, 1)).objections())
        .containsExactly(
            "a clip takes it 1.60 times the time of the serving one, where 1.50 times is allowed");
  }

  @Test
  void everySetMustBePassed() {
    Comparison labelled =
        new Comparison(
            "labelled",
            20,
            new TreeMap<>(Map.of(5, 20)),
            Optional.empty(),
            standing(0.1, 0.4, 1),
            standing(0.5, 0.4, 1));
    Comparison synthetic = comparison(standing(0.9, 0.9, 1), standing(0.5, 0.4, 1));

    assertThat(Decision.of(SERVING, List.of(synthetic, labelled), MARGINS).objections())
        .singleElement()
        .asString()
        .contains("labelled");
  }

  private static Decision decide(Standing candidate, Standing serving) {
    return Decision.of(SERVING, List.of(comparison(candidate, serving)), MARGINS);
  }

  private static Comparison comparison(Standing candidate, Standing serving) {
    return comparison(candidate, serving, Optional.empty());
  }

  private static Comparison comparison(
      Standing candidate, Standing serving, Optional<Interval> gain) {
    return new Comparison("synthetic", 100, new TreeMap<>(Map.of(5, 20)), gain, candidate, serving);
  }

  private static Standing standing(double mean, double falls, double seconds) {
    return new Standing(OptionalDouble.of(mean), new TreeMap<>(Map.of(5, falls)), seconds);
  }
}
