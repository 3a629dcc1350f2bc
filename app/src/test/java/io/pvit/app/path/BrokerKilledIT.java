package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.kafka.BrokerCluster;
import io.pvit.app.process.Footprint;
import io.pvit.app.process.PvitProcess;
import io.pvit.model.net.Preset;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node of a cluster of three is killed with SIGKILL while cameras are watched, stays away until
 * every camera is watched without it, and comes back. Neither inference nor the cameras may end.
 */
class BrokerKilledIT {

  private final BrokerCluster cluster;
  private final Installed installed;

  BrokerKilledIT(@TempDir Path scratch) throws IOException {
    cluster = new BrokerCluster(scratch);
    installed = Installed.on(cluster.bootstrapServers(), "pvit", Preset.named("micro"), scratch);
  }

  @Test
  void theNodeThatCoordinatesTheGroupIsKilled() throws Exception {
    holds(1);
  }

  @Test
  @Tag("fault")
  @Tag("long")
  void theNodeThatCoordinatesTheGroupIsKilledAgainAndAgain() throws Exception {
    holds(6);
  }

  private void holds(int kills) throws Exception {
    try (RealTimeCameras cameras = RealTimeCameras.watch(installed, 3);
        FaultRun run = new FaultRun(installed)) {
      PvitProcess process = run.start();
      FaultRun.awaitReady(process);
      run.awaitEveryCamera(0);
      run.forgetSeconds();
      Footprint before = process.footprint();
      for (int i = 0; i < kills; i++) {
        int node = cluster.coordinatorOf(installed.kafka().topicPrefix());
        long killedUs = FaultRun.nowUs();
        cluster.kill(node);
        run.awaitEveryCamera(killedUs);
        cluster.restart(node);
        run.awaitEveryCamera(FaultRun.nowUs());
        assertThat(process.isAlive()).as(process.err()).isTrue();
      }
      cameras.stop();

      run.judge("SIGKILL of a broker, one of three", kills, process.footprint().since(before));
    }
  }

  @AfterEach
  void leaveNothingRunning() {
    cluster.close();
  }
}
