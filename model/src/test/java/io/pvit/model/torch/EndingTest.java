package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingTest {

  private final ExitGate gate = new ExitGate(Duration.ofMinutes(1));
  private final Ending ending = new Ending(gate);

  @Test
  void workThatMustEndFirstStillComputesAndTheNewestComesFirst() {
    List<String> done = new ArrayList<>();
    ending.before(() -> gate.pass(() -> done.add("first")));
    ending.before(() -> gate.pass(() -> done.add("second")));

    ending.run();

    assertThat(done).containsExactly("second", "first");
    assertThatThrownBy(() -> gate.pass(() -> "a call")).isInstanceOf(TorchStopped.class);
  }

  @Test
  void workThatFailsLeavesNoGateOpen() {
    ending.before(
        () -> {
          throw new IllegalStateException("no end");
        });

    assertThatThrownBy(ending::run).hasMessage("no end");
    assertThatThrownBy(() -> gate.pass(() -> "a call")).isInstanceOf(TorchStopped.class);
  }
}
