package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.Evidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLineTest {

  @Test
  void readsLikeASentence() {
    assertThat(EventLine.of(start(false)))
        .isEqualTo(
            "00:00:03.125  yard  starts  walk  62 %  by 0-3-1  at 10..30 % across, 20..80 % down");
  }

  @Test
  void saysWhenTheNetworkIsUntrained() {
    assertThat(EventLine.of(start(true))).endsWith("(untrained network)");
  }

  private static ActionEvent start(boolean untrained) {
    return new ActionEvent(
        "yard/0-3-1/12/3",
        0,
        ActionEvent.Type.START,
        "yard",
        0,
        "0-3-1",
        12,
        "walk",
        0.62,
        0.62,
        new Box(0.1, 0.2, 0.3, 0.8),
        3_125_000,
        3_125_000,
        3,
        Optional.empty(),
        new Evidence("0".repeat(64), untrained, "ava-v2.2", "float32", "pvit.windows", 0, 2, 3),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
