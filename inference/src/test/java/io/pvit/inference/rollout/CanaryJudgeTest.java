package io.pvit.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.CanaryFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanaryJudgeTest {

  private final CanaryJudge judge = new CanaryJudge(TestingFleet.policy("automatic"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          100 | 160 |  80 | 80  | 70 | it takes 1.60 times as long
          100 | 100 |  30 | 123 | 30 | it sees 4.00 times as many actions
          100 | 100 | 123 | 30  | 30 | it sees 0.25 times as many actions
          100 | 100 |  80 | 80  | 30 | 23 % of the actions are seen by both
          """)
  void whatIsBeyondALimitFails(
      double stableMs, double candidateMs, long stable, long candidate, long agreed, String why) {
    CanaryFigures figures =
        new CanaryFigures(100, 0, 100, stableMs, candidateMs, stable, candidate, agreed);

    assertThat(judge.judge(figures)).isInstanceOf(Verdict.Fails.class);
    assertThat(judge.judge(figures).sentence()).startsWith(why);
  }

  @Test
  void checkpointsThatSeeNothingProveNothing() {
    assertThat(judge.judge(new CanaryFigures(100, 0, 100, 50, 50, 0, 0, 0)))
        .isEqualTo(
            new Verdict.Waits("too little evidence: 0 of 20 actions are seen, over 100 clips"));
  }

  @Test
  void anActionThatBothSeeCountsOnce() {
    assertThat(judge.judge(new CanaryFigures(100, 0, 100, 50, 50, 15, 16, 12)))
        .isEqualTo(
            new Verdict.Waits("too little evidence: 19 of 20 actions are seen, over 100 clips"));
    assertThat(judge.judge(new CanaryFigures(100, 0, 100, 50, 50, 15, 16, 11)))
        .isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void oneThatIsFarTooSlowFailsAfterTenClips() {
    assertThat(judge.judge(new CanaryFigures(9, 0, 9, 10, 31, 0, 0, 0)))
        .isInstanceOf(Verdict.Waits.class);
    assertThat(judge.judge(new CanaryFigures(10, 0, 10, 10, 31, 0, 0, 0)))
        .isEqualTo(
            new Verdict.Fails("it takes 3.10 times as long for a clip, where 1.50 is allowed"));
  }

  @Test
  void badFiguresOfFewClipsProveNothing() {
    assertThat(judge.judge(new CanaryFigures(99, 0, 99, 50, 150, 9, 900, 0)))
        .isEqualTo(new Verdict.Waits("too little evidence: 99 of 100 clips are compared"));
  }
}
