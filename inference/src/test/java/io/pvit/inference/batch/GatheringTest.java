package io.pvit.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GatheringTest {

  private static final long MS = 1_000_000;

  private final Gathering<String> gathering =
      new Gathering<>(new BatchPolicy(3, Duration.ofMillis(5), Duration.ofSeconds(8)));

  @Nested
  class ABatchLeaves {

    @Test
    void whenItIsFull() {
      gathering.expectOne();
      add("a", "b", "c");

      assertThat(gathering.due(0)).isTrue();
      assertThat(gathering.take()).containsExactly("a", "b", "c");
    }

    @Test
    void atOnceWhereItHasRoomForOneOnly() {
      Gathering<String> alone =
          new Gathering<>(new BatchPolicy(1, Duration.ofMillis(5), Duration.ofSeconds(8)));
      alone.expectOne();
      alone.add("a", 0);

      assertThat(alone.due(0)).isTrue();
    }

    @Test
    void whenItsFirstItemHasWaitedLongEnough() {
      gathering.expectOne();
      gathering.add("a", 10 * MS);
      gathering.add("b", 14 * MS);

      assertThat(gathering.due(15 * MS)).isTrue();
    }

    @Test
    void whenNobodyElseCanCome() {
      gathering.expectOne();
      gathering.expectOneLess();
      add("a");

      assertThat(gathering.due(0)).isTrue();
    }

    @Test
    void withTheOldestFirstAndNeverMoreThanFit() {
      add("a", "b", "c", "d");

      assertThat(gathering.take()).containsExactly("a", "b", "c");
      assertThat(gathering.take()).containsExactly("d");
    }

    @Test
    void withWhoeverWaitsBeforeOneThatComesAgain() {
      Gathering<String> alone =
          new Gathering<>(new BatchPolicy(1, Duration.ofMillis(5), Duration.ofSeconds(8)));
      alone.add("the flood's first", 0);
      alone.add("the calm one's", 0);

      assertThat(alone.take()).containsExactly("the flood's first");
      alone.add("the flood's second", 0);
      assertThat(alone.take()).containsExactly("the calm one's");
    }
  }

  @Nested
  class ABatchStays {

    @Test
    void whileItIsNeitherFullNorLateAndSomebodyMayCome() {
      gathering.expectOne();
      gathering.add("a", 10 * MS);

      assertThat(gathering.due(14 * MS)).isFalse();
      assertThat(gathering.patienceLeft(14 * MS)).isEqualTo(MS);
    }

    @Test
    void whileNothingWaits() {
      assertThat(gathering.due(1000 * MS)).isFalse();
    }

    @Test
    void withoutAnItemThatWasTakenBack() {
      add("a", "b");

      gathering.remove("a");

      assertThat(gathering.take()).containsExactly("b");
    }
  }

  private void add(String... items) {
    for (String item : items) {
      gathering.add(item, 0);
    }
  }
}
