package io.pvit.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServedTest {

  private static final String OLD = "a".repeat(64);
  private static final String NEW = "b".repeat(64);

  private final Served served = new Served();

  @Test
  void isNobodysWordWhereNothingWasSaid() {
    assertThat(served.sha256()).isEmpty();
    assertThat(served.isPlanned()).isFalse();
  }

  @Test
  void isWhatWasAnnouncedLastWhereNothingWasRolledOut() {
    served.take(announced(OLD));
    served.take(announced(NEW));

    assertThat(served.sha256()).contains(NEW);
    assertThat(served.place()).contains(URI.create("file:///store/" + NEW));
    assertThat(served.isPlanned()).isFalse();
  }

  @Test
  void isTheStableOneOfAPlanWhateverIsAnnounced() {
    served.take(announced(OLD));
    served.take(
        new RolloutPlan(
            1,
            OLD,
            Optional.empty(),
            0,
            "salt",
            "taken back",
            "pvit",
            0,
            RolloutPhase.ROLLED_BACK,
            0,
            Optional.of(NEW),
            Optional.of(NEW)));
    served.take(announced(NEW));

    assertThat(served.sha256()).contains(OLD);
    assertThat(served.place()).contains(URI.create("file:///store/" + OLD));
    assertThat(served.isPlanned()).isTrue();
  }

  private static CheckpointAnnouncement announced(String sha256) {
    return new CheckpointAnnouncement(
        sha256, "file:///store/" + sha256, 1, "micro", "ava-v2.2", Map.of(), 0);
  }
}
