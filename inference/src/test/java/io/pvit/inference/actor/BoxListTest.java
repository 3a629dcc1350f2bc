package io.pvit.inference.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.GivenPerson;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxListTest {

  private final BoxList boxes = new BoxList(900, 0.5);

  @Nested
  class AMoment {

    @Test
    void hasThePeopleOfTheNearestRows() {
      add("yard,902,0.1,0.2,0.3,0.4,0.9", "yard,903,0.5,0.2,0.7,0.4,0.8");

      assertThat(boxes.near("yard", 2_400_000, 500_000))
          .containsExactly(new GivenPerson(0.1, 0.2, 0.3, 0.4, 0.9));
      assertThat(boxes.near("yard", 2_600_000, 500_000))
          .containsExactly(new GivenPerson(0.5, 0.2, 0.7, 0.4, 0.8));
    }

    @Test
    void betweenTwoHasThoseOfTheEarlier() {
      add("yard,902,0.1,0.2,0.3,0.4,0.9", "yard,903,0.5,0.2,0.7,0.4,0.8");

      assertThat(boxes.near("yard", 2_500_000, 500_000))
          .containsExactly(new GivenPerson(0.1, 0.2, 0.3, 0.4, 0.9));
    }

    @Test
    void tooFarFromAnyRowHasNobody() {
      add("yard,902,0.1,0.2,0.3,0.4,0.9");

      assertThat(boxes.near("yard", 2_500_000, 500_000)).hasSize(1);
      assertThat(boxes.near("yard", 2_500_001, 500_000)).isEmpty();
    }

    @Test
    void ofAnotherCameraHasNobody() {
      add("yard,902,0.1,0.2,0.3,0.4,0.9");

      assertThat(boxes.near("door", 2_000_000, 500_000)).isEmpty();
    }

    @Test
    void atWhichNobodyScoresEnoughHasNobodyAndNotThePeopleOfAnother() {
      add("yard,902,0.1,0.2,0.3,0.4,0.9", "yard,902.4,0.1,0.2,0.3,0.4,0.49", "yard,902.8");

      assertThat(boxes.near("yard", 2_400_000, 500_000)).isEmpty();
      assertThat(boxes.near("yard", 2_800_000, 900_000)).isEmpty();
    }
  }

  @Test
  void whoDoesSeveralThingsIsOnePersonWithTheHighestScore() {
    add(
        "yard,902,0.1,0.2,0.3,0.4,12,0.6",
        "yard,902,0.1,0.2,0.3,0.4,79,0.9",
        "yard,902,0.1,0.2,0.3,0.4,-1,0.7",
        "yard,902,0.1,0.2,0.3,0.4,,0.2");

    assertThat(boxes.near("yard", 2_000_000, 0))
        .containsExactly(new GivenPerson(0.1, 0.2, 0.3, 0.4, 0.9));
  }

  @Test
  void blankLinesSayNothing() {
    add("", "  ");

    assertThat(boxes.near("yard", 0, 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yard;902;0.1|expected camera,second,x1,y1,x2,y2,score, has 3 columns",
        "yard;soon;0.1;0.2;0.3;0.4;0.9|second must be a number, was 'soon'",
        "yard;902;0.1;0.2;0.3;0.4;NaN|score must be finite, was 'NaN'",
        "yard;902;0.1;0.2;0.3;0.4;12|score must be within 0..1, was 12.0",
        "yard;902;0.3;0.2;0.1;0.4;1|a box must have some size within 0..1, was 0.3,0.2,0.1,0.4",
        "yard;902;10;20;30;40;1|a box must have some size within 0..1, was 10.0,20.0,30.0,40.0",
      })
  void aRowThatIsNoneIsRefused(String row, String reason) {
    assertThatThrownBy(() -> boxes.add(row.replace(';', ','))).hasMessage(reason);
  }

  private void add(String... rows) {
    for (String row : rows) {
      boxes.add(row);
    }
  }
}
