package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.process.PvitProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @TempDir Path scratch;

  @Test
  void holdsOverTwoKillsBetweenCommits(TestBroker broker) throws Exception {
    holds(broker, 2);
  }

  @Test
  @Tag("fault")
  @Tag("long")
  void holdsOverTwentyKillsBetweenCommits(TestBroker broker) throws Exception {
    holds(broker, 20);
  }

  private void holds(TestBroker broker, int kills) throws Exception {
    Installed installed = Installed.on(broker, "micro", scratch);
    try (RealTimeCameras cameras = RealTimeCameras.watch(installed, 3);
        FaultRun run = new FaultRun(installed)) {
      run.start();
      for (int i = 1; i <= kills; i++) {
        long killedUs = killBetweenCommits(installed, run);
        run.start();
        run.awaitEveryCamera(killedUs);
      }
      PvitProcess last = run.newest();
      assertThat(last.isAlive()).as(last.err()).isTrue();
      cameras.stop();

      run.judge("SIGKILL between two commits", kills);
      assertThat(run.counted(Isolation.UNCOMMITTED))
          .as("results that were written and taken back")
          .isGreaterThan(run.counted(Isolation.COMMITTED));
    }
  }

  /**
   * Strikes the newest process while results are written and not committed; a strike that came too
   * late is repeated with another process.
   *
   * @return when
   */
  private static long killBetweenCommits(Installed installed, FaultRun run) throws Exception {
    for (int strikes = 0; strikes < 5; strikes++) {
      Optional<Long> killedUs = strike(installed, run.newest());
      if (killedUs.isPresent()) {
        return killedUs.get();
      }
      run.start();
    }
    throw new AssertionError("all strikes came too late");
  }

  /** Present when the process left an open transaction with results in it. */
  private static Optional<Long> strike(Installed installed, PvitProcess victim) throws Exception {
    try (TopicReader committed = reader(installed, Isolation.COMMITTED);
        TopicReader uncommitted = reader(installed, Isolation.UNCOMMITTED)) {
      Map<Integer, Long> stable = new HashMap<>();
      Map<Integer, Long> written = new HashMap<>();
      Callable<Boolean> open =
          () -> {
            assertThat(victim.isAlive()).as(victim.err()).isTrue();
            follow(uncommitted, written);
            follow(committed, stable);
            return !stable.isEmpty() && inTheAir(written, stable);
          };
      await().atMost(FaultRun.PATIENCE).pollInterval(Duration.ofMillis(10)).until(open);

      victim.kill();
      long killedUs = FaultRun.nowUs();

      for (int i = 0; i < 20; i++) {
        follow(uncommitted, written);
        follow(committed, stable);
      }
      return inTheAir(written, stable) ? Optional.of(killedUs) : Optional.empty();
    }
  }

  /** By partition, the last record that is to be seen. */
  private static void follow(TopicReader reader, Map<Integer, Long> last) {
    reader.poll(Duration.ofMillis(25)).forEach(it -> last.put(it.partition(), it.offset()));
  }

  private static boolean inTheAir(Map<Integer, Long> written, Map<Integer, Long> stable) {
    return written.entrySet().stream()
        .anyMatch(it -> it.getValue() > stable.getOrDefault(it.getKey(), -1L));
  }

  /** From now on: what was taken back before would look like results in the air. */
  private static TopicReader reader(Installed installed, Isolation isolation) {
    return new TopicReader(
            installed.cluster(), List.of(installed.topics().actions().name()), isolation)
        .fromNowOn();
  }
}
