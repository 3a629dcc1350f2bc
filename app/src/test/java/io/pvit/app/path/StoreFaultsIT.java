package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.RolloutDesk;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.process.Footprint;
import io.pvit.app.process.PvitProcess;
import io.pvit.app.process.SmallDisk;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.store.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The folder that checkpoints come from fails while cameras are watched. */
@Tag("fault")
@ExtendWith(SharedBroker.class)
class StoreFaultsIT {

  private static final Map<String, String> AT_ONCE = Map.of("rollout.policy", "at-once");

  private final Path scratch;
  private final Installed installed;
  private final Checkpoint next;
  private final RolloutDesk desk;

  StoreFaultsIT(TestBroker broker, @TempDir Path scratch) {
    this.scratch = scratch;
    this.installed = Installed.on(broker, "micro", scratch);
    this.next =
        Checkpoint.init(
            scratch.resolve("next"),
            Preset.named("micro"),
            2,
            Path.of("..", "config", "labels", "ava-v2.2.csv"));
    this.desk = new RolloutDesk(installed.cluster(), installed.topics());
  }

  /** The trainer is told, nothing half is left, and what was published before is served from it. */
  @Test
  void aDiskThatIsFullTakesNoCheckpointAndStillGivesThem() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(scratch.resolve("disk"), 32);
        FolderStore store = new FolderStore(disk.path().resolve("checkpoints"));
        RealTimeCameras cameras = RealTimeCameras.watch(installed, 2);
        FaultRun run = new FaultRun(installed)) {
      PvitProcess process = run.start(AT_ONCE);
      FaultRun.awaitReady(process);
      run.awaitEveryCamera(0);
      run.forgetSeconds();
      Footprint before = process.footprint();

      disk.fill();
      assertThatThrownBy(() -> store.publish(next))
          .isInstanceOf(StopException.class)
          .hasMessageContaining("cannot be written")
          .hasMessageContaining("the space left");
      assertThat(entries(disk.path().resolve("checkpoints"))).isZero();

      disk.free();
      Path published = Path.of(store.publish(next));
      disk.fill();
      desk.announce(Checkpoint.open(published));
      awaitPhase(process, RolloutPhase.PROMOTED);
      run.awaitEveryCamera(FaultRun.nowUs());
      cameras.stop();

      run.judge("Disk full in the checkpoint store", 2, process.footprint().since(before), next);
      assertThat(served(next)).isPositive();
    }
  }

  @Test
  void oneThatVanishesEndsTheRollOutAndNotTheWatching() throws Exception {
    Path folder = scratch.resolve("store");
    try (FolderStore store = new FolderStore(folder);
        RealTimeCameras cameras = RealTimeCameras.watch(installed, 2);
        FaultRun run = new FaultRun(installed)) {
      Checkpoint published = Checkpoint.open(Path.of(store.publish(next)));
      PvitProcess process = run.start();
      FaultRun.awaitReady(process);
      run.awaitEveryCamera(0);
      run.forgetSeconds();
      Footprint before = process.footprint();

      desk.announce(published);
      Files.move(folder, scratch.resolve("unmounted"));
      desk.order("test", orders -> orders.start(next.sha256(), 1000));
      awaitPhase(process, RolloutPhase.ROLLED_BACK);
      run.awaitEveryCamera(FaultRun.nowUs());
      cameras.stop();

      assertThat(desk.book().plan().orElseThrow().reason())
          .contains("refuses it")
          .contains(folder.toString());
      run.judge("A checkpoint store that vanishes", 1, process.footprint().since(before), next);
      assertThat(served(next)).isZero();
    }
  }

  private void awaitPhase(PvitProcess process, RolloutPhase phase) {
    await()
        .atMost(FaultRun.PATIENCE)
        .until(
            () ->
                !process.isAlive()
                    || desk.book().plan().map(RolloutPlan::phase).equals(Optional.of(phase)));
    assertThat(process.isAlive()).as(process.err()).isTrue();
  }

  private long served(Checkpoint checkpoint) throws InterruptedException {
    return installed.read(installed.topics().actions(), Isolation.COMMITTED).stream()
        .filter(it -> it.value().evidence().checkpointSha256().equals(checkpoint.sha256()))
        .count();
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }
}
