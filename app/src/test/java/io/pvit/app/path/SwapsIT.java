package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.RolloutDesk;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.process.Footprint;
import io.pvit.app.process.PvitProcess;
import io.pvit.inference.kafka.RolloutLedger;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.codec.Decoded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two checkpoints take turns in a process that watches cameras meanwhile. */
@ExtendWith(SharedBroker.class)
class SwapsIT {

  /** From then on the process has done everything once, and its heap has its size. */
  private static final int WARM_UP = 6;

  private final Installed installed;
  private final Checkpoint other;
  private final RolloutLedger ledger;

  SwapsIT(TestBroker broker, @TempDir Path scratch) {
    this.installed = Installed.on(broker, "micro", scratch);
    this.other =
        Checkpoint.init(
            scratch.resolve("other"),
            Preset.named("micro"),
            2,
            Path.of("..", "config", "labels", "ava-v2.2.csv"));
    this.ledger = new RolloutLedger(installed.cluster(), installed.topics());
  }

  @Test
  void holdOverTwenty() throws Exception {
    hold(20);
  }

  @Test
  @Tag("fault")
  @Tag("long")
  void holdOverAThousand() throws Exception {
    hold(1_000);
  }

  private void hold(int swaps) throws Exception {
    RolloutDesk desk = new RolloutDesk(installed.cluster(), installed.topics());
    desk.announce(installed.checkpoint());
    desk.announce(other);
    try (RealTimeCameras cameras = RealTimeCameras.watch(installed, 3);
        FaultRun run = new FaultRun(installed)) {
      PvitProcess process = run.start();
      FaultRun.awaitReady(process);
      run.awaitEveryCamera(0);
      run.forgetSeconds();
      swap(process, WARM_UP);
      Footprint before = process.footprint();

      swap(process, swaps);
      Footprint grown = process.footprint().since(before);
      run.awaitEveryCamera(FaultRun.nowUs());
      cameras.stop();

      run.judge("Checkpoints that replace each other under load", swaps, grown, other);
      assertThat(shasThatAnswered())
          .containsExactlyInAnyOrder(installed.checkpoint().sha256(), other.sha256());
    }
  }

  private void swap(PvitProcess process, int times) {
    try (TopicReader statuses =
        new TopicReader(
                installed.cluster(),
                List.of(installed.topics().inferenceStatus().name()),
                Isolation.COMMITTED)
            .fromNowOn()) {
      for (int i = 0; i < times; i++) {
        Checkpoint next = i % 2 == 0 ? other : installed.checkpoint();
        RolloutPlan plan =
            ledger.update(book -> Optional.of(promotes(book.epoch() + 1, next))).orElseThrow();
        await()
            .atMost(FaultRun.PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> !process.isAlive() || serves(statuses, plan));
        assertThat(process.isAlive()).as(process.err()).isTrue();
      }
    }
  }

  private boolean serves(TopicReader statuses, RolloutPlan plan) {
    return statuses.poll(Duration.ofMillis(200)).stream()
        .flatMap(it -> it.value().stream())
        .map(installed.topics().inferenceStatus()::decode)
        .anyMatch(
            it ->
                it instanceof Decoded.Ok<InferenceStatus> status
                    && status.value().rolloutEpoch() == plan.rolloutEpoch()
                    && status.value().checkpointSha256().equals(plan.stableSha256()));
  }

  private static RolloutPlan promotes(long epoch, Checkpoint next) {
    return new RolloutPlan(
        epoch,
        next.sha256(),
        Optional.empty(),
        0,
        "",
        "it takes turns",
        "test",
        1,
        RolloutPhase.PROMOTED,
        0,
        Optional.empty(),
        Optional.empty());
  }

  private Set<String> shasThatAnswered() throws InterruptedException {
    return installed.read(installed.topics().actions(), Isolation.COMMITTED).stream()
        .map(Installed.At::value)
        .map((ActionDetections it) -> it.evidence().checkpointSha256())
        .collect(Collectors.toSet());
  }
}
