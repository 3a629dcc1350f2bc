package io.pvit.app.path;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.path.Installed.At;
import io.pvit.app.path.Oracle.Findings;
import io.pvit.app.process.PvitProcess;
import io.pvit.app.video.SampleFilm;
import io.pvit.ingest.Pace;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.FrameWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What else can go wrong with processes and windows; each test prints a line of figures. */
@ExtendWith(SharedBroker.class)
class FaultsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration ENOUGH = Duration.ofMillis(1_500);

  private final Installed installed;
  private final Path scratch;
  private final List<PvitProcess> processes = new ArrayList<>();

  FaultsIT(TestBroker broker, @TempDir Path scratch) {
    this.scratch = scratch;
    this.installed = Installed.on(broker, "micro", scratch);
  }

  @Test
  @Tag("fault")
  void aProcessThatSleptPastItsSessionIsFencedWhenItWakes() throws Exception {
    RealTimeCameras cameras = RealTimeCameras.watch(installed, List.of(70, 66, 62));
    PvitProcess sleeper = start();
    stopBetweenCommits(sleeper);
    long sinceUs = nowUs();
    PvitProcess heir = start();
    double seconds = secondsUntilEveryCameraIsWatched(sinceUs);
    assertThat(heir.isAlive()).as(heir.err()).isTrue();

    sleeper.signal("CONT");
    cameras.join();

    judge("stopped for longer than its session", seconds);
    assertThat(counted(Isolation.UNCOMMITTED))
        .as("results that the sleeper had written, and that were taken back")
        .isGreaterThan(counted(Isolation.COMMITTED));
    assertThat(heir.isAlive()).as(heir.err()).isTrue();
  }

  @Test
  void spoiltWindowsBetweenGoodOnesHarmNoOther(TestBroker broker) throws Exception {
    Path film = scratch.resolve("yard.mp4");
    SampleFilm.write(film, 24);
    Installed recorded = Installed.on(broker, "micro", scratch.resolve("recorded"));
    recorded.ingest("yard", film, Duration.ofSeconds(24), Pace.FREE);
    recorded.ingest("door", film, Duration.ofSeconds(22), Pace.FREE);
    Map<String, List<FrameWindow>> windows =
        recorded.read(recorded.topics().windows(), Isolation.COMMITTED).stream()
            .map(At::value)
            .collect(groupingBy(FrameWindow::cameraId));

    try (SpoiltStream stream = new SpoiltStream(installed)) {
      PvitProcess process = start();
      await().atMost(PATIENCE).until(() -> process.out().contains("READY"));
      long sinceUs = nowUs();
      for (List<FrameWindow> each : windows.values()) {
        stream.send(each);
      }
      assertThat(stream.spoilt()).isGreaterThanOrEqualTo(14);
      double seconds = secondsUntilEveryCameraIsWatched(sinceUs);
      judge(stream.spoilt() + " spoilt windows", seconds);
      assertThat(installed.read(installed.topics().deadLetters(), Isolation.COMMITTED))
          .hasSize(stream.poison());
      assertThat(process.isAlive()).as(process.err()).isTrue();
    }
  }

  @AfterEach
  void leaveNothingRunning() {
    processes.forEach(PvitProcess::close);
  }

  private PvitProcess start() throws IOException {
    PvitProcess process =
        installed.process(
            "instance-" + processes.size(),
            Map.of(
                // Long enough that a fault between two commits is certain.
                "streams.commitIntervalMs", "1500",
                // A process that starts beside others must not find the network too slow.
                "streams.transactionTimeoutMs", "10000",
                "batch.timeoutMs", "8000"));
    processes.add(process);
    return process;
  }

  /** A stop that found nothing in the air is taken back and tried again. */
  private void stopBetweenCommits(PvitProcess process) throws Exception {
    await().atMost(PATIENCE).until(() -> counted(Isolation.COMMITTED) > 0);
    for (int tries = 0; tries < 20; tries++) {
      process.signal("STOP");
      if (counted(Isolation.UNCOMMITTED) > committedBefore(ENOUGH)) {
        return;
      }
      process.signal("CONT");
    }
    throw new AssertionError("no stop found results that were not committed");
  }

  /** What is committed; unlike a reader to the end, it does not wait for open transactions. */
  private int committedBefore(Duration patience) {
    try (TopicReader reader =
        new TopicReader(
                installed.cluster(),
                List.of(installed.topics().actions().name()),
                Isolation.COMMITTED)
            .fromTheBeginning()) {
      int count = 0;
      long end = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() < end) {
        count += reader.poll(patience.dividedBy(10)).size();
      }
      return count;
    }
  }

  private int counted(Isolation isolation) throws InterruptedException {
    return installed.read(installed.topics().actions(), isolation).size();
  }

  /** Until each camera has detections that were made after {@code sinceUs} and committed. */
  private double secondsUntilEveryCameraIsWatched(long sinceUs) throws InterruptedException {
    Set<String> cameras =
        installed.read(installed.topics().windows(), Isolation.COMMITTED).stream()
            .map(it -> it.value().cameraId())
            .collect(Collectors.toSet());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                installed.read(installed.topics().actions(), Isolation.COMMITTED).stream()
                    .map(At::value)
                    .filter(it -> it.stamps().inferredAtUs() > sinceUs)
                    .map(ActionDetections::cameraId)
                    .collect(Collectors.toSet())
                    .equals(cameras));
    return (nowUs() - sinceUs) / 1e6;
  }

  /** Prints the line of figures, complete or not, and holds the run against the reference. */
  private void judge(String fault, double secondsToRecover) throws InterruptedException {
    try (Oracle oracle = new Oracle(installed)) {
      awaitCompletion(oracle);
      Findings findings = oracle.findings();
      System.out.printf(
          "%s: clips %d, lost %d, repeated %d, unpaired starts %d, recovered after %.1f s%n",
          fault,
          findings.clips(),
          findings.lost(),
          findings.repeated(),
          findings.unpaired(),
          secondsToRecover);
      oracle.judge();
      assertThat(findings.unpaired()).isZero();
      assertThat(installed.read(installed.topics().coverage(), Isolation.COMMITTED))
          .as("spans that nobody could watch")
          .hasSize(oracle.misfits());
    }
  }

  private static void awaitCompletion(Oracle oracle) {
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> oracle.findings().complete());
    } catch (ConditionTimeoutException incomplete) {
      // The figures say what is missing, and the judgement which.
    }
  }

  private static long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
