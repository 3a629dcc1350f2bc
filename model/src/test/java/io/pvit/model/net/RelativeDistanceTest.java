package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelativeDistanceTest {

  @Test
  void countsFromTheFarthestKeyBehindToTheFarthestAhead() {
    assertThat(RelativeDistance.rows(3, 3))
        .containsExactly(
            2, 1, 0, //
            3, 2, 1, //
            4, 3, 2);
    assertThat(RelativeDistance.distances(3, 3)).isEqualTo(5);
  }

  @Test
  void putsCoarseKeysOnTheGridOfTheQueries() {
    assertThat(RelativeDistance.rows(4, 2))
        .containsExactly(
            2, 0, //
            3, 1, //
            4, 2, //
            5, 3);
    assertThat(RelativeDistance.distances(4, 2)).isEqualTo(7);
  }

  @Test
  void putsCoarseQueriesOnTheGridOfTheKeys() {
    assertThat(RelativeDistance.rows(2, 4))
        .containsExactly(
            3, 2, 1, 0, //
            5, 4, 3, 2);
  }

  @Test
  void truncatesWhereTheGridsDoNotDivide() {
    assertThat(RelativeDistance.rows(3, 2))
        .containsExactly(
            1, 0, //
            2, 1, //
            3, 2);
  }
}
