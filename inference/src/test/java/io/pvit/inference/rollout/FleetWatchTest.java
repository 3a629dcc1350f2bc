package io.pvit.inference.rollout;

import static io.pvit.inference.rollout.TestingFleet.OLD;
import static io.pvit.inference.rollout.TestingFleet.serving;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.InferenceStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetWatchTest {

  private static final long SILENCE = FleetWatch.SILENCE.toNanos();

  private final FleetWatch watch = new FleetWatch();

  @Test
  void whoIsSilentForTooLongIsGone() {
    watch.hear(serving("i1", OLD), 0);
    watch.hear(serving("i2", OLD), 5);

    assertThat(ids(SILENCE)).containsExactly("i1", "i2");
    assertThat(ids(SILENCE + 1)).containsExactly("i2");
    assertThat(ids(SILENCE + 6)).isEmpty();
  }

  @Test
  void whoDoesNotFollowRollOutsIsNotWaitedFor() {
    InferenceStatus other =
        new InferenceStatus("i3", 0, OLD, true, true, List.of(), 1, 0, Optional.empty());
    watch.hear(other, 0);

    assertThat(ids(0)).isEmpty();
  }

  private List<String> ids(long nowNanos) {
    return watch.fleet(nowNanos).members().stream().map(InferenceStatus::instanceId).toList();
  }
}
