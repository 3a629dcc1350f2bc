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
    watch.listen(0);
    watch.hear(serving("i1", OLD), 0);
    watch.hear(serving("i2", OLD), 5);

    assertThat(ids(SILENCE)).containsExactly("i1", "i2");
    assertThat(ids(SILENCE + 1)).containsExactly("i2");
    assertThat(ids(SILENCE + 6)).isEmpty();
  }

  @Test
  void whoLivesIsNotSaidBeforeEverybodyHadTheTimeToSpeak() {
    watch.listen(100);
    watch.hear(serving("i1", OLD), 100);

    assertThat(watch.fleet(100 + SILENCE - 1)).isEmpty();
    assertThat(watch.fleet(100 + SILENCE)).isPresent();
  }

  @Test
  void whoWasStoppedForLongerThanASilenceListensAnew() {
    watch.listen(0);
    watch.listen(SILENCE);
    assertThat(watch.fleet(SILENCE)).isPresent();

    long woken = 3 * SILENCE;
    watch.listen(woken);

    assertThat(watch.fleet(woken)).isEmpty();
    assertThat(watch.fleet(woken + SILENCE)).isPresent();
  }

  @Test
  void whoEndsInOrderIsGoneAtOnce() {
    watch.listen(0);
    watch.hear(serving("i1", OLD), SILENCE);
    watch.hear(serving("i2", OLD), SILENCE);

    watch.gone("i1");

    assertThat(ids(SILENCE)).containsExactly("i2");
  }

  @Test
  void whoDoesNotFollowRollOutsIsNotWaitedFor() {
    InferenceStatus other =
        new InferenceStatus("i3", 0, OLD, true, true, List.of(), 1, 0, Optional.empty(), List.of());
    watch.listen(0);
    watch.hear(other, SILENCE);

    assertThat(ids(SILENCE)).isEmpty();
  }

  private List<String> ids(long nowNanos) {
    return watch.fleet(nowNanos).orElseThrow().members().stream()
        .map(InferenceStatus::instanceId)
        .toList();
  }
}
