package io.pvit.inference.rollout;

import static io.pvit.inference.rollout.TestingFleet.NEW;
import static io.pvit.inference.rollout.TestingFleet.OLD;
import static io.pvit.inference.rollout.TestingFleet.announced;
import static io.pvit.inference.rollout.TestingFleet.canary;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BookTest {

  @Test
  void anOlderPlanThatComesLateChangesNothing() {
    Book book = Book.EMPTY.with(canary(3, 50)).with(canary(2, 700)).with(canary(3, 900));

    assertThat(book.plan()).contains(canary(3, 50));
  }

  @Test
  void whatIsAnnouncedAgainIsTheNewest() {
    Book book = Book.EMPTY.with(announced(OLD)).with(announced(NEW)).with(announced(OLD));

    assertThat(book.newest()).contains(announced(OLD));
    assertThat(book.announced()).hasSize(2);
  }
}
