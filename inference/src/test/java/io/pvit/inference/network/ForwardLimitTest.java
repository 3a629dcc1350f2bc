package io.pvit.inference.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ForwardLimitTest {

  private final ForwardLimit limit = new ForwardLimit(10_000);

  @Test
  void aPassMayTakeAQuarterOfATransaction() {
    assertThat(limit.duration()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void theWholeBatchStaysWhereItFits() {
    assertThat(limit.batch(4, linear(100, 600))).isEqualTo(4);
  }

  @Test
  void aBatchThatTakesTooLongIsMadeAsSmallAsItMustBe() {
    assertThat(limit.batch(8, linear(100, 600))).isEqualTo(4);
    assertThat(limit.batch(4, linear(0, 2500))).isEqualTo(1);
  }

  @Test
  void aSlowPassIsTriedAgain() {
    Map<Integer, Integer> passes = new HashMap<>();
    IntFunction<Duration> busyMachine =
        clips ->
            passes.merge(clips, 1, Integer::sum) < 4
                ? Duration.ofSeconds(30)
                : Duration.ofMillis(100);

    assertThat(limit.batch(4, busyMachine)).isEqualTo(4);
  }

  @Test
  void aMachineThatFitsAtOnceStartsAtOnce() {
    List<Integer> passes = new ArrayList<>();

    int batch =
        limit.batch(
            4,
            clips -> {
              passes.add(clips);
              return Duration.ofMillis(100);
            });

    assertThat(batch).isEqualTo(4);
    assertThat(passes).containsExactly(1, 4);
  }

  @Test
  void aMachineThatCannotRunOneClipInTimeIsToldWhatToChange() {
    assertThatThrownBy(() -> limit.batch(4, linear(0, 2501)))
        .isInstanceOfSatisfying(
            StopException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.TOO_SLOW))
        .hasMessage(
            "One clip takes the network 2501 ms on this machine and a transaction of 10000 ms"
                + " allows 2500 ms: choose a smaller checkpoint, give it more processor cores"
                + " (checkpoint.threads), or raise streams.transactionTimeoutMs to 13000 or more.");
  }

  private static IntFunction<Duration> linear(int fixedMs, int perClipMs) {
    return clips -> Duration.ofMillis(fixedMs + (long) clips * perClipMs);
  }
}
