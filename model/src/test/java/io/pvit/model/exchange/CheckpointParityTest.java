package io.pvit.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.exchange.WeightsImport.OtherLength;
import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Fixtures;
import io.pvit.model.fixtures.Tensors;
import io.pvit.model.net.Architecture;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that PyTorch wrote are taken bit for bit, or refused without a trace. */
@Tag("parity")
class CheckpointParityTest {

  private static final KernelLibrary ROUNDING =
      TorchEngine.get().compile(KernelText.of(CheckpointParityTest.class, "rounding.torchscript"));
  private static final Pattern COMMAND = Pattern.compile("touch (/[\\w./-]*-here)");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> treatsEachFileAsRecorded() {
    return Fixtures.eachCase("checkpoints", "cases", "file", this::assertCase);
  }

  private void assertCase(Fixture fixture, JsonNode one) {
    String expected = one.path("expect").asText();
    assertThat(expected).as("expect").isIn("equal", "rounded", "refused", "equal or refused");
    Path file = fixture.folder().resolve(one.path("file").asText());
    assertThat(file).isRegularFile();
    Path made = directory.resolve(one.path("file").asText());

    Optional<WeightsFileRefused> refusal = refusal(fixture, one, file, made);

    if (refusal.isPresent()) {
      assertThat(expected).as(refusal.get().getMessage()).contains("refused");
      assertThat(refusal.get().getMessage()).contains(one.path("names").asText());
      assertThat(made).doesNotExist();
    } else {
      assertThat(expected).as("it was imported").isNotEqualTo("refused");
      assertValues(fixture, one, made);
    }
    assertNothingWasRun(file);
  }

  private static Optional<WeightsFileRefused> refusal(
      Fixture fixture, JsonNode one, Path file, Path made) {
    Architecture architecture =
        ArchitectureFile.read(fixture.folder().resolve(one.path("architecture").asText()))
            .architecture();
    LabelMap labels = LabelMap.numbered(architecture.backbone().numClasses());
    try (WeightsImport weights = WeightsImport.open(file)) {
      weights.into(made, new ImportTarget(architecture, 1, labels), OtherLength.REFUSE, 1);
      return Optional.empty();
    } catch (WeightsFileRefused e) {
      return Optional.of(e);
    }
  }

  private static void assertValues(Fixture fixture, JsonNode one, Path made) {
    Tensors reference = Tensors.read(fixture.folder().resolve(one.path("weights").asText()));
    String dtype = one.path("dtype").asText("float32");
    Set<String> seen = new HashSet<>();
    Checkpoint.open(made)
        .forEachTensor(
            (parameter, values) -> {
              float[] expected = rounded(reference.get(parameter.name()).floats(), dtype);
              assertThat(values).as(parameter.name()).isEqualTo(expected);
              seen.add(parameter.name());
            });
    assertThat(seen).isEqualTo(reference.names());
  }

  private static float[] rounded(float[] values, String dtype) {
    if (dtype.equals("float32")) {
      return values;
    }
    try (TensorScope scope = TorchEngine.get().openScope()) {
      return ROUNDING.infer(scope, dtype, scope.floats(values, values.length)).toFloats();
    }
  }

  /** A hostile file says which file its command would make. */
  private static void assertNothingWasRun(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      Matcher command = COMMAND.matcher(text);
      while (command.find()) {
        assertThat(Path.of(command.group(1))).doesNotExist();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
