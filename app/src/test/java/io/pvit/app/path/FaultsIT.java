package io.pvit.app.path;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.path.Installed.At;
import io.pvit.app.process.Footprint;
import io.pvit.app.process.PvitProcess;
import io.pvit.app.video.SampleFilm;
import io.pvit.ingest.Pace;
import io.pvit.schemas.FrameWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What else can go wrong with inference processes and windows. */
@ExtendWith(SharedBroker.class)
class FaultsIT {

  private static final Duration ENOUGH = Duration.ofMillis(1_500);
  private static final Duration STORM_PACE = Duration.ofSeconds(2);
  private static final int DEPARTURES = 8;

  private final Installed installed;
  private final FaultRun run;
  private final Path scratch;

  FaultsIT(TestBroker broker, @TempDir Path scratch) {
    this.scratch = scratch;
    this.installed = Installed.on(broker, "micro", scratch);
    this.run = new FaultRun(installed);
  }

  @Test
  @Tag("fault")
  @Tag("long")
  void aProcessThatSleptPastItsSessionIsFencedWhenItWakes() throws Exception {
    try (RealTimeCameras cameras = RealTimeCameras.watch(installed, 3)) {
      PvitProcess sleeper = run.start();
      stopBetweenCommits(sleeper);
      long sinceUs = FaultRun.nowUs();
      PvitProcess heir = run.start();
      run.awaitEveryCamera(sinceUs);
      assertThat(heir.isAlive()).as(heir.err()).isTrue();
      Footprint before = heir.footprint();

      sleeper.signal("CONT");
      await()
          .atMost(FaultRun.PATIENCE)
          .until(() -> run.counted(Isolation.UNCOMMITTED) > run.counted(Isolation.COMMITTED));
      run.awaitEveryCamera(FaultRun.nowUs());
      cameras.stop();

      run.judge("SIGSTOP for longer than the session", 1, heir.footprint().since(before));
      assertThat(heir.isAlive()).as(heir.err()).isTrue();
    }
  }

  /** Two serve and one joins at most; every other departure is a SIGKILL, the others in order. */
  @Test
  @Tag("fault")
  @Tag("long")
  void processesThatComeAndGoEveryFewSecondsNeitherLoseNorRepeat() throws Exception {
    try (RealTimeCameras cameras = RealTimeCameras.watch(installed, 4)) {
      Deque<PvitProcess> joining = new ArrayDeque<>();
      Deque<PvitProcess> serving = new ArrayDeque<>();
      int departures = 0;
      while (departures < DEPARTURES) {
        if (joining.size() < 2) {
          joining.add(run.start());
        }
        joining.removeIf(each -> each.out().contains("READY") && serving.add(each));
        if (serving.size() > 1) {
          leave(serving.removeFirst(), departures++ % 2 == 0);
        }
        joining.forEach(each -> assertThat(each.isAlive()).as(each.err()).isTrue());
        serving.forEach(each -> assertThat(each.isAlive()).as(each.err()).isTrue());
        TimeUnit.MILLISECONDS.sleep(STORM_PACE.toMillis());
      }
      run.awaitEveryCamera(FaultRun.nowUs());
      cameras.stop();

      run.judge("Processes that join and leave every few seconds", DEPARTURES);
    }
  }

  @Test
  @Tag("fault")
  void spoiltWindowsBetweenGoodOnesHarmNoOther(TestBroker broker) throws Exception {
    Path film = scratch.resolve("film.mp4");
    SampleFilm.write(film, 30);
    Installed recorded = Installed.on(broker, "micro", scratch.resolve("recorded"));
    recorded.ingest("yard", film, Duration.ofSeconds(30), Pace.FREE);
    recorded.ingest("door", film, Duration.ofSeconds(28), Pace.FREE);
    Map<String, List<FrameWindow>> windows =
        recorded.read(recorded.topics().windows(), Isolation.COMMITTED).stream()
            .map(At::value)
            .collect(groupingBy(FrameWindow::cameraId));

    try (SpoiltStream stream = new SpoiltStream(installed)) {
      PvitProcess process = run.start();
      FaultRun.awaitReady(process);
      Footprint before = process.footprint();
      long sinceUs = FaultRun.nowUs();
      for (List<FrameWindow> each : windows.values()) {
        stream.send(each);
      }
      assertThat(stream.spoilt()).isGreaterThanOrEqualTo(2 * SpoiltStream.WAYS);
      run.awaitEveryCamera(sinceUs);

      run.judge(
          "Windows spoilt, sent twice, out of order, with clocks that jump",
          stream.spoilt(),
          process.footprint().since(before));
      assertThat(installed.read(installed.topics().deadLetters(), Isolation.COMMITTED))
          .hasSize(stream.poison());
      assertThat(process.isAlive()).as(process.err()).isTrue();
    }
  }

  @AfterEach
  void leaveNothingRunning() {
    run.close();
  }

  private static void leave(PvitProcess process, boolean inOrder) throws Exception {
    if (inOrder) {
      process.signal("TERM");
    } else {
      process.kill();
    }
  }

  /** A stop that found nothing in the air is taken back and tried again. */
  private void stopBetweenCommits(PvitProcess process) throws Exception {
    FaultRun.awaitReady(process);
    await().atMost(FaultRun.PATIENCE).until(() -> run.counted(Isolation.COMMITTED) > 0);
    for (int tries = 0; tries < 20; tries++) {
      process.signal("STOP");
      if (run.counted(Isolation.UNCOMMITTED) > run.committedBefore(ENOUGH)) {
        return;
      }
      process.signal("CONT");
    }
    throw new AssertionError("no stop found results that were not committed");
  }
}
