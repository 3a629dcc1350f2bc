package io.pvit.app.demo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LagPaceTest {

  private final CountDownLatch mayBegin = new CountDownLatch(1);
  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong looks = new AtomicLong();
  private final LagPace pace =
      new LagPace(
          mayBegin,
          () -> {
            looks.incrementAndGet();
            return lag.get();
          });

  @Test
  void holdsTheFirstWindowUntilSomebodyReads() throws Exception {
    CompletableFuture<Void> window = await();
    assertThat(looks).hasValue(0);
    assertThat(window).isNotDone();

    mayBegin.countDown();

    window.get(10, SECONDS);
  }

  @Test
  void holdsAWindowWhileInferenceIsTooFarBehind() throws Exception {
    mayBegin.countDown();
    lag.set(LagPace.MOST_RECORDS_AHEAD + 1);
    CompletableFuture<Void> window = await();
    while (looks.get() < 2) {
      Thread.onSpinWait();
    }
    assertThat(window).isNotDone();

    lag.set(LagPace.MOST_RECORDS_AHEAD);

    window.get(10, SECONDS);
  }

  @Test
  void letsEverythingPassOnceCancelled() throws Exception {
    CompletableFuture<Void> window = await();

    pace.cancel();

    window.get(10, SECONDS);
    pace.await(0);
  }

  private CompletableFuture<Void> await() {
    return CompletableFuture.runAsync(() -> pace.await(0));
  }
}
