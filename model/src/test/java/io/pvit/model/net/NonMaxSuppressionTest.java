package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NonMaxSuppressionTest {

  private static final Box WHOLE = new Box(0, 0, 10, 10);
  private static final Box HALF = new Box(0, 0, 10, 5);
  private static final Box ELSEWHERE = new Box(20, 0, 30, 10);

  private final NonMaxSuppression best = new NonMaxSuppression(0.4);

  @Test
  void keepsTheBestOfBoxesThatOverlap() {
    assertThat(best.keep(List.of(HALF, ELSEWHERE, WHOLE), List.of(0.7f, 0.5f, 0.9f)))
        .containsExactly(2, 1);
  }

  @Test
  void keepsABoxThatOverlapsExactlyAsMuchAsAllowed() {
    assertThat(new NonMaxSuppression(0.5).keep(List.of(WHOLE, HALF), List.of(0.9f, 0.8f)))
        .containsExactly(0, 1);
  }

  @Test
  void takesTheEarlierOfEqualScores() {
    assertThat(best.keep(List.of(HALF, WHOLE), List.of(0.5f, 0.5f))).containsExactly(0);
  }

  @Test
  void letsOnlyBoxesOfOneClassCompete() {
    assertThat(
            best.keep(List.of(WHOLE, HALF, HALF), List.of(0.9f, 0.8f, 0.7f), List.of(1L, 2L, 1L)))
        .containsExactly(0, 1);
  }

  @Test
  void refusesListsOfDifferentLength() {
    assertThatThrownBy(() -> best.keep(List.of(WHOLE), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("boxes, scores and classes must be as many, were 1, 0, 1");
  }
}
