package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsersTest {

  private final List<String> freed = new ArrayList<>();
  private final Users users = new Users(() -> freed.add("freed"));

  @Test
  void theLastUserThatLeavesFreesWhatWasGivenUp() {
    users.enter();
    users.enter();

    users.giveUp();
    users.leave();
    boolean early = !freed.isEmpty();
    users.leave();

    assertThat(early).isFalse();
    assertThat(freed).containsExactly("freed");
  }

  @Test
  void whatIsNotGivenUpIsKeptWhoeverLeaves() {
    users.enter();
    users.leave();

    assertThat(freed).isEmpty();
  }

  @Test
  void whatNobodyUsesIsFreedAtOnceAndOnlyOnce() {
    users.giveUp();
    users.giveUp();

    assertThat(freed).containsExactly("freed");
  }

  @Test
  void nobodyEntersWhatWasGivenUp() {
    users.giveUp();

    assertThat(users.enter()).isFalse();
  }
}
