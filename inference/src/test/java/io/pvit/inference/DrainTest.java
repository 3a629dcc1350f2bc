package io.pvit.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DrainTest {

  private final CompletableFuture<String> halted = new CompletableFuture<>();
  private final Drain drain = new Drain(() -> halted.complete("as it is"));

  @Test
  void aServiceThatClosesInTimeIsClosedInOrder() {
    AtomicInteger closed = new AtomicInteger();
    drain.of(closed::incrementAndGet, Duration.ofDays(1));

    drain.run();

    assertThat(closed).hasValue(1);
    assertThat(halted).isNotDone();
  }

  @Test
  @Timeout(60)
  void aServiceThatHangsEndsWithTheProcessWhenTheTimeIsOver() {
    drain.of(halted::join, Duration.ofMillis(20));

    drain.run();

    assertThat(halted).isCompletedWithValue("as it is");
  }

  @Test
  void beforeThereIsAServiceNothingIsClosed() {
    new Drain(() -> halted.complete("as it is")).run();

    assertThat(halted).isNotDone();
  }
}
