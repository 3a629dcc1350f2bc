package io.pvit.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.checkpoint.SafetensorsWeights;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.exchange.WeightsImport.OtherLength;
import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Fixtures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each recorded file is imported, or refused, as its case says. */
@Tag("parity")
class CheckpointCasesTest {

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> behaveAsRecorded() {
    return Fixtures.of("checkpoints").stream()
        .filter(fixture -> fixture.description().has("cases"))
        .flatMap(
            fixture ->
                Fixture.elements(fixture.at("cases"))
                    .map(one -> dynamicTest(name(one), () -> holds(fixture.folder(), one))));
  }

  private static String name(JsonNode one) {
    return "checkpoints/%s: %s".formatted(one.path("file").asText(), one.path("expect").asText());
  }

  private void holds(Path folder, JsonNode one) throws IOException {
    String expected = one.path("expect").asText();
    assertThat(folder.resolve(one.path("file").asText())).isRegularFile();
    Path out = directory.resolve(one.path("file").asText());
    Map<String, float[]> imported;
    try {
      imported = imported(folder, one, out);
    } catch (WeightsFileRefused e) {
      assertThat(expected).as("refused: " + e.getMessage()).contains("refused");
      assertThat(e).hasMessageContaining(one.path("names").asText());
      assertThat(directory).as("nothing is left").isEmptyDirectory();
      return;
    }
    if (expected.equals("refused")) {
      fail("%s was imported", one.path("file").asText());
    }
    Map<String, float[]> reference = numbers(folder.resolve(one.path("weights").asText()));
    if (expected.equals("rounded")) {
      StorageType type = StorageType.valueOf(one.path("dtype").asText().toUpperCase(Locale.ROOT));
      reference.replaceAll((name, values) -> rounded(type, values));
    }
    assertThat(imported).containsOnlyKeys(reference.keySet());
    reference.forEach(
        (name, values) -> assertThat(imported.get(name)).as(name).containsExactly(values));
  }

  private static Map<String, float[]> imported(Path folder, JsonNode one, Path out)
      throws IOException {
    try (WeightsImport weights = WeightsImport.open(folder.resolve(one.path("file").asText()))) {
      ArchitectureFile network =
          ArchitectureFile.read(folder.resolve(one.path("architecture").asText()));
      LabelMap labels = LabelMap.numbered(network.architecture().backbone().numClasses());
      Checkpoint made =
          weights
              .into(
                  out,
                  new ImportTarget(network.architecture(), network.frameIntervalUs(), labels),
                  OtherLength.REFUSE,
                  1)
              .checkpoint();
      Map<String, float[]> numbers = numbers(out.resolve("model.safetensors"));
      assertThat(made.card().untrained()).isFalse();
      Files.delete(out.resolve("model.safetensors"));
      Files.delete(out.resolve("card.json"));
      Files.delete(out);
      return numbers;
    }
  }

  private static Map<String, float[]> numbers(Path safetensors) {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    try (SafetensorsWeights weights = SafetensorsWeights.open(safetensors)) {
      weights.entries().forEach(entry -> numbers.put(entry.name(), weights.values(entry)));
    }
    return numbers;
  }

  private static float[] rounded(StorageType type, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES);
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      type.put(bytes.clear(), values[i]);
      rounded[i] = type.get(bytes, 0);
    }
    return rounded;
  }
}
