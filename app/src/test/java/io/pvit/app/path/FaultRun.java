package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.path.Installed.At;
import io.pvit.app.path.Oracle.Findings;
import io.pvit.app.process.Footprint;
import io.pvit.app.process.PvitProcess;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.ActionDetections;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Inference processes under a fault: how long until every camera is watched again, what they hold
 * more afterwards, and whether what they left is what one undisturbed thread says.
 */
final class FaultRun implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(300);

  /** What a process may hold more for a fault: a connection or two, and a heap that breathes. */
  private static final Footprint MAY_GROW = new Footprint(160 * 1024, 24);

  private final Installed installed;
  private final List<PvitProcess> processes = new ArrayList<>();
  private double longestSeconds;

  FaultRun(Installed installed) {
    this.installed = installed;
  }

  /** A process more; it is not ready yet. */
  PvitProcess start() throws IOException {
    return start(Map.of());
  }

  /** The same with more keys of its own. */
  PvitProcess start(Map<String, String> more) throws IOException {
    Map<String, String> keys = new HashMap<>();
    // Long enough that a fault between two commits is certain.
    keys.put("streams.commitIntervalMs", "1500");
    // A process that starts beside others must not find the network too slow.
    keys.put("streams.transactionTimeoutMs", "20000");
    keys.put("batch.timeoutMs", "15000");
    keys.putAll(more);
    PvitProcess process = installed.process("instance-" + processes.size(), keys);
    processes.add(process);
    return process;
  }

  /** The one that was started last. */
  PvitProcess newest() {
    return processes.get(processes.size() - 1);
  }

  /** Until this process has partitions and a warm network. */
  static void awaitReady(PvitProcess process) {
    await().atMost(PATIENCE).until(() -> !process.isAlive() || process.out().contains("READY"));
    assertThat(process.isAlive()).as(process.err()).isTrue();
  }

  /** How many detections there are. */
  int counted(Isolation isolation) throws InterruptedException {
    return installed.read(installed.topics().actions(), isolation).size();
  }

  /** What is committed so far; unlike a reader to the end, it does not wait for transactions. */
  int committedBefore(Duration patience) {
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

  /** Waits until each camera has committed detections that were made after {@code sinceUs}. */
  void awaitEveryCamera(long sinceUs) throws InterruptedException {
    Set<String> cameras =
        installed.read(installed.topics().windows(), Isolation.COMMITTED).stream()
            .map(it -> it.value().cameraId())
            .collect(Collectors.toSet());
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .until(
            () ->
                installed.read(installed.topics().actions(), Isolation.COMMITTED).stream()
                    .map(At::value)
                    .filter(it -> it.stamps().inferredAtUs() > sinceUs)
                    .map(ActionDetections::cameraId)
                    .collect(Collectors.toSet())
                    .equals(cameras));
    longestSeconds = Math.max(longestSeconds, (nowUs() - sinceUs) / 1e6);
  }

  /** What was waited for so far was no recovery. */
  void forgetSeconds() {
    longestSeconds = 0;
  }

  /** Adds the row to the table, complete or not, and holds the run against the reference. */
  void judge(String fault, int rounds, Checkpoint... others)
      throws IOException, InterruptedException {
    judge(fault, rounds, "new process", others);
  }

  /** The same of a process that lived through it all, whose growth is judged too. */
  void judge(String fault, int rounds, Footprint grown, Checkpoint... others)
      throws IOException, InterruptedException {
    judge(fault, rounds, grown.toString(), others);
    assertThat(grown.descriptors()).as("descriptors").isLessThan(MAY_GROW.descriptors());
    assertThat(grown.residentKib()).as("KiB").isLessThan(MAY_GROW.residentKib());
  }

  private void judge(String fault, int rounds, String grown, Checkpoint... others)
      throws IOException, InterruptedException {
    try (Oracle oracle = new Oracle(installed, others)) {
      Findings findings = oracle.awaitCompletion();
      FaultTable.add(fault, rounds, findings, longestSeconds, grown);
      oracle.judge();
      assertThat(findings.repeated()).isZero();
      assertThat(findings.unpaired()).isZero();
      assertThat(installed.read(installed.topics().coverage(), Isolation.COMMITTED))
          .as("spans that nobody could watch")
          .hasSize(oracle.misfits());
    }
  }

  @Override
  public void close() {
    processes.forEach(PvitProcess::close);
  }

  static long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
