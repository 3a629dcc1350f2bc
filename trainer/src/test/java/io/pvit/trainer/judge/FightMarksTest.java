package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FightMarksTest {

  @Test
  void aFilmCountsByItsSurestClip() {
    FightMarks marks = new FightMarks();
    marks.add(0, 0.9);
    marks.add(0, 0.1);
    marks.add(1, 0.5);
    marks.add(2, 0.95);

    Figure area = marks.area(film -> film == 0, 1).orElseThrow();

    assertThat(area.value()).isEqualTo(0.5);
    assertThat(area.interval()).isEqualTo(new Interval(0, 1));
  }

  @Test
  void filmsOfOneKindAreNotTold() {
    FightMarks marks = new FightMarks();
    marks.add(0, 0.9);

    assertThat(marks.area(film -> true, 1)).isEmpty();
  }
}
