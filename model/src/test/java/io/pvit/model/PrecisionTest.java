package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionTest {

  private static final Processor OLD = new Processor("Old One", List.of("avx2", "avx512f"));

  @TempDir Path directory;

  @Test
  void isKnownByItsNameInConfigurations() {
    assertThat(Precision.of("float32")).isEqualTo(Precision.FLOAT32);
    assertThat(Precision.of("bfloat16")).isEqualTo(Precision.BFLOAT16);
    assertThatThrownBy(() -> Precision.of("half")).hasMessageContaining("'half'");
  }

  @Test
  void bfloat16IsRefusedWhereItWouldBeSlower() {
    assertThatThrownBy(() -> Precision.BFLOAT16.requireSupport(ComputeDevice.CPU, OLD))
        .isInstanceOf(PrecisionUnsupported.class)
        .hasMessage(
            "precision bfloat16 needs a processor with avx512_bf16 or amx_bf16, Old One has"
                + " neither; set precision to float32");
    assertThatCode(() -> Precision.FLOAT32.requireSupport(ComputeDevice.CPU, OLD))
        .doesNotThrowAnyException();
  }

  @Test
  void aCheckpointServedInBfloat16SaysSoAndHoldsNoMoreTensors() throws IOException {
    assumeTrue(Processor.here().isMadeForBfloat16(), "the processor has no bfloat16");
    Path labels = Files.writeString(directory.resolve("l.csv"), "id,name\n1,walk\n2,sit\n");
    Checkpoint checkpoint =
        Checkpoint.init(directory.resolve("c"), Preset.named("micro"), 7, labels);

    try (Pvit full = Pvit.load(checkpoint, Precision.FLOAT32, 2);
        Pvit mixed = Pvit.load(checkpoint, Precision.BFLOAT16, 2)) {
      assertThat(mixed.precision().text()).isEqualTo("bfloat16");
      assertThat(mixed.liveTensors()).isEqualTo(full.liveTensors());
    }
  }

  /** Bounds are three times what was measured. */
  @Test
  void bfloat16SeesThePeopleOfFloat32WithNearlyTheirScores() {
    assumeTrue(Processor.here().isMadeForBfloat16(), "the processor has no bfloat16");

    PrecisionEffect effect =
        PrecisionEffect.of(Preset.named("micro"), directory, PvitTest.labels(directory));

    assertThat(effect.people()).isGreaterThan(8);
    assertThat(effect.presence()).isBetween(1e-6, 8e-4);
    assertThat(effect.box()).isBetween(1e-6, 6e-4);
    assertThat(effect.action()).isBetween(1e-6, 5e-4);
  }
}
