package io.pvit.inference.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.People;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.config.InferenceConfig.CheckpointConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointNetworkTest {

  private static final Path LABELS = Path.of("..", "config", "labels", "ava-v2.2.csv");

  @TempDir Path directory;

  @Test
  void anUntrainedCheckpointWatchesAndSaysThatItIsUntrained() {
    Path checkpoint = directory.resolve("checkpoint");
    String sha256 = Checkpoint.init(checkpoint, Preset.named("nano"), 7, LABELS).sha256();

    try (CheckpointNetwork network =
        CheckpointNetwork.open(new CheckpointConfig(checkpoint.toString(), "cpu", "float32", 1))) {
      Duration pass = new WarmUp(network, People.FOUND, System::nanoTime).pass(2);

      assertThat(pass).isPositive();
      assertThat(network.card().checkpointSha256()).isEqualTo(sha256);
      assertThat(network.card().untrained()).isTrue();
      assertThat(network.card().labelMapId()).isEqualTo("ava-v2.2");
      assertThat(network.card().precision()).isEqualTo("float32");
    }
  }

  @Test
  void aMissingCheckpointStopsTheStartWithASentence() {
    assertStops(directory.resolve("none"), "float32", ExitCode.CHECKPOINT, "does not serve");
  }

  @Test
  void aNetworkThatFindsNobodyStopsTheStartWithACodeOfItsOwn() {
    Card serving =
        Checkpoint.init(directory.resolve("serving"), Preset.named("micro"), 7, LABELS).card();
    Card plain =
        new Card(
            Card.FORMAT,
            Architecture.plain("plain", serving.architecture().backbone()),
            serving.labels(),
            serving.labelMapId(),
            serving.inputContract(),
            serving.preprocessing(),
            serving.thresholds(),
            true,
            Map.of(),
            Map.of(),
            "",
            "");
    Path checkpoint = directory.resolve("plain");
    Checkpoint unused =
        Checkpoint.write(
            checkpoint, plain, StorageType.FLOAT32, spec -> new float[(int) spec.size()]);

    assertStops(checkpoint, "float32", ExitCode.CHECKPOINT_CANNOT_SERVE, "no actor head");
  }

  @Test
  void actionsThatEventsDoNotKnowStopTheStart() throws IOException {
    Path labels = Files.writeString(directory.resolve("own.csv"), "id,name\n81,juggle\n");
    Path checkpoint = directory.resolve("checkpoint");
    Checkpoint unused = Checkpoint.init(checkpoint, Preset.named("micro"), 7, labels);

    assertStops(checkpoint, "float32", ExitCode.CHECKPOINT, "speaks of the action id 81");
  }

  @Test
  void aNetworkThatCannotBeToldWherePeopleAreStopsTheStart() {
    Path checkpoint = directory.resolve("checkpoint");
    Checkpoint unused = Checkpoint.init(checkpoint, Preset.named("micro"), 7, LABELS);
    CheckpointConfig config = new CheckpointConfig(checkpoint.toString(), "cpu", "float32", 1);

    assertThatThrownBy(() -> CheckpointNetwork.open(config, People.GIVEN))
        .isInstanceOfSatisfying(
            StopException.class,
            e -> assertThat(e.code()).isEqualTo(ExitCode.CHECKPOINT_CANNOT_SERVE))
        .hasMessageContaining("its network has no region head");
  }

  @Test
  void aGpuThatIsNotThereStopsTheStartAndSaysWhatToDo() {
    Path checkpoint = directory.resolve("checkpoint");
    Checkpoint unused = Checkpoint.init(checkpoint, Preset.named("micro"), 7, LABELS);
    CheckpointConfig config = new CheckpointConfig(checkpoint.toString(), "cuda:99", "float32", 1);

    assertThatThrownBy(() -> CheckpointNetwork.open(config))
        .isInstanceOfSatisfying(
            StopException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.DEVICE))
        .hasMessageStartingWith("The device (checkpoint.device) does not serve: cuda:99 cannot be")
        .hasMessageEndingWith("libtorch with CUDA and a driver that fits it.");
  }

  @Test
  void aDeviceThatFailsInTheMidstOfTheWorkIsAStop() {
    KernelText impossible = KernelText.of(CheckpointNetworkTest.class, "impossible.torchscript");

    assertThatThrownBy(
            () ->
                CheckpointNetwork.orStop(
                    ComputeDevice.CPU, () -> TorchEngine.get().compile(impossible)))
        .isInstanceOfSatisfying(
            StopException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.DEVICE))
        .hasMessageStartingWith("Computing on cpu failed (Unknown builtin op: aten::lose_the_gpu.")
        .hasMessageEndingWith("then start again.");
  }

  private static void assertStops(Path checkpoint, String precision, ExitCode code, String words) {
    assertThatThrownBy(
            () ->
                CheckpointNetwork.open(
                    new CheckpointConfig(checkpoint.toString(), "cpu", precision, 1)))
        .isInstanceOfSatisfying(StopException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }
}
