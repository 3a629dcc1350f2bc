package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Cuda;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("gpu")
class PvitOnCudaTest {

  @TempDir private Path directory;

  private ComputeDevice cuda = ComputeDevice.CPU;

  @BeforeEach
  void find() {
    cuda = Cuda.assumed();
  }

  @Test
  void aBatchIsAnsweredAsTheProcessorAnswersItsClips() {
    Checkpoint checkpoint =
        Checkpoint.init(
            directory.resolve("micro"), Preset.named("micro"), 7, PvitTest.labels(directory));
    InputContract contract = checkpoint.card().inputContract();
    List<Clip> clips =
        List.of(PvitTest.clip(contract, 1), PvitTest.clip(contract, 2), PvitTest.clip(contract, 3));

    try (Pvit here = Pvit.load(checkpoint, Precision.FLOAT32, 2);
        Pvit there = Pvit.load(checkpoint, Precision.FLOAT32, 2, cuda)) {
      assertThat(there.watch(clips))
          .usingRecursiveComparison()
          .withComparatorForType(PvitOnCudaTest::within1e4, Double.class)
          .isEqualTo(here.watch(clips));
    }
  }

  private static int within1e4(double a, double b) {
    return Math.abs(a - b) < 1e-4 ? 0 : Double.compare(a, b);
  }
}
