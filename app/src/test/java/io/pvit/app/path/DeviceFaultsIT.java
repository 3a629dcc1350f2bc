package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.path.TestingDevice.End;
import io.pvit.app.process.PvitProcess;
import io.pvit.inference.Meters;
import io.pvit.inference.actor.ActorSource;
import io.pvit.inference.batch.BatchPolicy;
import io.pvit.inference.batch.MicroBatcher;
import io.pvit.inference.kafka.InferenceStreams;
import io.pvit.inference.network.CameraClip;
import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The device under a network fails while cameras are watched: the service says so and ends, and the
 * next one goes on where it was.
 */
@Tag("fault")
@ExtendWith(SharedBroker.class)
class DeviceFaultsIT {

  private static final int ANSWERS = 6;
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);

  private final Installed installed;
  private final Path scratch;

  DeviceFaultsIT(TestBroker broker, @TempDir Path scratch) {
    this.scratch = scratch;
    this.installed = Installed.on(broker, "micro", scratch);
  }

  @Test
  void oneThatThrowsEndsTheServiceAtOnce() throws Exception {
    StopException reason = holds(End.THROWS, "A device that throws");

    assertThat(reason.code()).isEqualTo(ExitCode.DEVICE);
    assertThat(reason).hasMessageContaining("out of memory");
  }

  @Test
  void oneThatHangsEndsTheServiceAfterAFewAttempts() throws Exception {
    StopException reason = holds(End.HANGS, "A device that hangs");

    assertThat(reason.code()).isEqualTo(ExitCode.DEPENDENCY_LOST);
    assertThat(reason)
        .hasMessageContaining("The network does not answer, again and again")
        .hasMessageContaining("no answer within 2000 ms");
  }

  /** Returns why the service with that device ended. */
  private StopException holds(End end, String fault) throws Exception {
    try (RealTimeCameras cameras = RealTimeCameras.watch(installed, 3);
        FaultRun run = new FaultRun(installed)) {
      StopException reason = serveOn(end);
      long endedUs = FaultRun.nowUs();
      PvitProcess successor = run.start();
      run.awaitEveryCamera(endedUs);
      assertThat(successor.isAlive()).as(successor.err()).isTrue();
      cameras.stop();

      run.judge(fault, 1);
      return reason;
    }
  }

  private StopException serveOn(End end) throws Exception {
    InferenceConfig config =
        installed.inference(
            Map.of(
                "instanceId", "broken",
                "streams.threads", "1",
                "stateDirectory", scratch.resolve("broken").toString()));
    BatchPolicy policy = new BatchPolicy(1, Duration.ZERO, ANSWER_PATIENCE);
    try (TestingDevice device =
            new TestingDevice(CheckpointNetwork.open(config.checkpoint()), ANSWERS, end);
        MicroBatcher<CameraClip, ClipAnswer> batcher =
            new MicroBatcher<>(
                "network",
                clips -> device.watch(clips.stream().map(CameraClip::clip).toList()),
                policy,
                System::nanoTime);
        InferenceStreams streams =
            InferenceStreams.start(
                config,
                InferenceStreams.awaitTopics(config),
                device::card,
                batcher,
                ActorSource.network(),
                Optional.empty(),
                InstantSource.system(),
                new Meters())) {
      CompletionException ended =
          catchThrowableOfType(
              CompletionException.class,
              () ->
                  streams
                      .ended()
                      .orTimeout(FaultRun.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                      .join());
      if (ended.getCause() instanceof StopException reason) {
        return reason;
      }
      throw new AssertionError("the service gave no reason", ended);
    }
  }
}
