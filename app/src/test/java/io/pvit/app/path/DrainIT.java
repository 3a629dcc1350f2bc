package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.RolloutDesk;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.process.PvitProcess;
import io.pvit.schemas.InferenceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process is told to end while cameras are watched, as a supervisor does it. */
@ExtendWith(SharedBroker.class)
class DrainIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int DRAIN_MS = 45_000;
  private static final List<Integer> SECONDS = List.of(30, 28);

  @TempDir Path scratch;

  @Test
  void itEndsWithinTheStatedTimeAndTheNextGoesOnWhereItStopped(TestBroker broker) throws Exception {
    Installed installed = Installed.on(broker, "micro", scratch);
    RealTimeCameras cameras = RealTimeCameras.watch(installed, SECONDS);
    Path ready = scratch.resolve("first").resolve("ready");
    Path alive = scratch.resolve("first").resolve("alive");
    try (PvitProcess first = inference(installed, "first")) {
      await().atMost(PATIENCE).until(() -> !first.isAlive() || counted(installed) >= 4);
      assertThat(first.isAlive()).as(first.err()).isTrue();
      assertThat(ready).exists();
      assertThat(alive).exists();

      long begun = System.nanoTime();
      first.signal("TERM");
      assertThat(first.awaitEnd(PATIENCE)).as(first.err()).isEqualTo(143);

      long tookMs = (System.nanoTime() - begun) / 1_000_000;
      System.out.printf("ended %d ms after SIGTERM%n", tookMs);
      assertThat(tookMs).isLessThan(DRAIN_MS);
      assertThat(ready).doesNotExist();
      assertThat(alive).doesNotExist();
    }
    int clips = SECONDS.stream().mapToInt(seconds -> seconds - 1).sum();
    try (PvitProcess second = inference(installed, "second")) {
      cameras.join();
      await().atMost(PATIENCE).until(() -> !second.isAlive() || counted(installed) == clips);
      assertThat(second.isAlive()).as(second.err()).isTrue();
      assertThat(new RolloutDesk(installed.cluster(), installed.topics()).rollCall().silent())
          .extracting(InferenceStatus::instanceId)
          .as("who took the word back")
          .isEmpty();
    }
    try (Oracle oracle = new Oracle(installed)) {
      oracle.judge();
    }
  }

  private static PvitProcess inference(Installed installed, String instance) throws Exception {
    return installed.process(
        instance,
        Map.of(
            "streams.commitIntervalMs",
            "1500",
            "streams.drainMs",
            Integer.toString(DRAIN_MS),
            "streams.transactionTimeoutMs",
            "20000",
            "batch.timeoutMs",
            "15000"));
  }

  private static int counted(Installed installed) throws InterruptedException {
    return installed.read(installed.topics().actions(), Isolation.COMMITTED).size();
  }
}
