package io.pvit.inference.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitLimitTest {

  @Test
  void theShippedConfigurationHasRoomForTheSmallNetworkOnABusyMachine() {
    InferenceConfig config =
        Configuration.load(
            InferenceConfig.class, Path.of("..", "config", "inference.yaml"), Map.of(), Map.of());
    WaitLimit limit = WaitLimit.of(config, 8);

    assertThat(limit).isEqualTo(new WaitLimit(4, 8, 8_000, 9_800));
    assertThatCode(() -> limit.check(1, () -> Duration.ofMillis(400))).doesNotThrowAnyException();
  }

  @Test
  void aCheckpointOnTrialLeavesTimeForAPassOfTheOther() {
    assertThat(new WaitLimit(4, 8, 8_000, 9_800).longestOnTrial(4))
        .isEqualTo(Duration.ofMillis(1_224));
    assertThat(new WaitLimit(8, 8, 8_000, 9_800).longestOnTrial(1))
        .isEqualTo(Duration.ofMillis(444));
  }

  @Test
  void aThreadThatServesTwoPartitionsHasHalfTheTimeForEach() {
    assertTooSlow(
        new WaitLimit(4, 8, 8_000, 9_800),
        4,
        2_450,
        "One pass takes the network 2450 ms on this machine, so a thread's share of 8 partitions"
            + " may take 9800 ms, where a transaction allows 9800: choose a smaller preset, set"
            + " streams.threads (4) nearer to the partitions, or raise"
            + " streams.transactionTimeoutMs.");
    assertThatCode(() -> new WaitLimit(8, 8, 8_000, 9_800).check(8, () -> Duration.ofMillis(2_450)))
        .doesNotThrowAnyException();
  }

  @Test
  void aPartitionBesidesTheEvenSharesIsServedByOneThreadMore() {
    assertTooSlow(new WaitLimit(4, 9, 8_000, 9_800), 4, 1_634, "9 partitions may take 9804 ms");
  }

  @Test
  void clipsThatDoNotFitInOnePassQueue() {
    assertTooSlow(
        new WaitLimit(8, 8, 8_000, 9_800),
        1,
        889,
        "One pass takes the network 889 ms on this machine, so one may wait 8001 ms for its"
            + " answer, where batch.timeoutMs allows 8000: choose a smaller preset, lower"
            + " streams.threads (8), or raise batch.timeoutMs.");
  }

  @Test
  void aSlowPassIsTriedAgain() {
    Iterator<Duration> passes =
        List.of(Duration.ofSeconds(9), Duration.ofSeconds(5), Duration.ofMillis(100)).iterator();

    new WaitLimit(4, 8, 8_000, 9_800).check(1, passes::next);

    assertThat(passes).isExhausted();
  }

  private static void assertTooSlow(WaitLimit limit, int clips, int passMs, String words) {
    assertThatThrownBy(() -> limit.check(clips, () -> Duration.ofMillis(passMs)))
        .isInstanceOfSatisfying(
            StopException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.TOO_SLOW))
        .hasMessageContaining(words);
  }
}
