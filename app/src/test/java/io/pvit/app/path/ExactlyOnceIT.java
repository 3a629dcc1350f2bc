package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.process.PvitProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first promise: a committed window yields its detections and events exactly once, whatever is
 * killed and when.
 *
 * <p>Three cameras are watched as it happens while the inference process is killed, each time at a
 * moment when results are written and not yet committed, and started anew.
 */
@ExtendWith(SharedBroker.class)
class ExactlyOnceIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path scratch;

  @Test
  void holdsOverTwoKillsBetweenCommits(TestBroker broker) throws Exception {
    holds(broker, 2, List.of(24, 21, 18));
  }

  @Test
  @Tag("fault")
  void holdsOverTenKillsBetweenCommits(TestBroker broker) throws Exception {
    holds(broker, 10, List.of(150, 140, 130));
  }

  private void holds(TestBroker broker, int kills, List<Integer> secondsOfCameras)
      throws Exception {
    int clips = secondsOfCameras.stream().mapToInt(seconds -> seconds - 1).sum();
    Installed installed = Installed.on(broker, "micro", scratch);
    RealTimeCameras cameras = RealTimeCameras.watch(installed, secondsOfCameras);

    for (int i = 1; i <= kills; i++) {
      killBetweenCommits(installed, "victim-" + i + "-");
    }
    try (PvitProcess last = inference(installed, "last")) {
      cameras.join();
      await()
          .atMost(PATIENCE)
          .until(() -> !last.isAlive() || counted(installed, Isolation.COMMITTED) == clips);
      assertThat(last.isAlive()).as(last.err()).isTrue();
    }

    assertThat(counted(installed, Isolation.UNCOMMITTED))
        .as("results that were written and taken back")
        .isGreaterThan(counted(installed, Isolation.COMMITTED));
    try (Oracle oracle = new Oracle(installed)) {
      oracle.judge();
    }
  }

  /**
   * Strikes while results are written and not committed; a strike that came too late is repeated.
   */
  private void killBetweenCommits(Installed installed, String instance) throws Exception {
    int strikes = 1;
    while (!strike(installed, instance + strikes)) {
      assertThat(strikes++).as("strikes that came too late").isLessThan(5);
    }
  }

  /** True when the process left an open transaction with results in it. */
  private boolean strike(Installed installed, String instance) throws Exception {
    try (PvitProcess inference = inference(installed, instance);
        TopicReader committed = reader(installed, Isolation.COMMITTED);
        TopicReader uncommitted = reader(installed, Isolation.UNCOMMITTED)) {
      int[] count = new int[2];
      int before = counted(installed, Isolation.COMMITTED);
      Callable<Boolean> open =
          () -> {
            assertThat(inference.isAlive()).as(inference.err()).isTrue();
            count[1] += uncommitted.poll(Duration.ofMillis(20)).size();
            count[0] += committed.poll(Duration.ofMillis(20)).size();
            return count[0] > before && count[1] > count[0];
          };
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(open);

      inference.kill();

      for (int i = 0; i < 20; i++) {
        count[1] += uncommitted.poll(Duration.ofMillis(25)).size();
        count[0] += committed.poll(Duration.ofMillis(25)).size();
      }
      return count[1] > count[0];
    }
  }

  private PvitProcess inference(Installed installed, String instance) throws IOException {
    // Long enough that a kill between two commits is certain, short enough for a test to wait.
    return installed.process(instance, Map.of("streams.commitIntervalMs", "1500"));
  }

  private static TopicReader reader(Installed installed, Isolation isolation) {
    return new TopicReader(
            installed.cluster(), List.of(installed.topics().actions().name()), isolation)
        .fromTheBeginning();
  }

  private static int counted(Installed installed, Isolation isolation) throws InterruptedException {
    return installed.read(installed.topics().actions(), isolation).size();
  }
}
