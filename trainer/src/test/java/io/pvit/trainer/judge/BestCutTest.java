package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BestCutTest {

  private final BestCut cut = new BestCut();

  @Test
  void liesWhereAnotherAnswerWouldBeWrongMoreThanItHelps() {
    cut.truth();
    cut.truth();
    cut.answer(0.2, false);
    cut.answer(0.9, true);
    cut.answer(0.3, false);
    cut.answer(0.6, true);

    assertThat(cut.score()).hasValue(0.6);
  }

  @Test
  void takesAWrongAnswerInToReachARightOneBehindIt() {
    for (int i = 0; i < 3; i++) {
      cut.truth();
    }
    cut.answer(0.9, true);
    cut.answer(0.8, false);
    cut.answer(0.7, true);
    cut.answer(0.6, true);

    assertThat(cut.score()).hasValue(0.6);
  }

  @Test
  void answersOfOneScoreAreCutTogether() {
    cut.truth();
    cut.answer(0.5, true);
    cut.answer(0.5, false);
    cut.answer(0.5, false);

    assertThat(cut.score()).hasValue(0.5);
  }

  @Test
  void isNowhereWhereNothingIsRight() {
    cut.truth();
    cut.answer(0.9, false);

    assertThat(cut.score()).isEmpty();
  }
}
