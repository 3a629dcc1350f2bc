package io.pvit.model.exchange;

import static io.pvit.model.exchange.WeightsFileRefused.Reason.ILL_FITTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pvit.model.Precision;
import io.pvit.model.Pvit;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.exchange.WeightsImport.OtherLength;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Init;
import io.pvit.model.net.ParameterSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsImportTest {

  private static final String TABLE = "blocks.0.attn.rel_pos_h";

  @TempDir Path directory;
  private Path out = Path.of("");

  @BeforeEach
  void choosePlaces() {
    out = directory.resolve("out");
  }

  @Test
  void aBackboneIsTakenAndTheRestOfPvitBeginsAnew() throws IOException {
    WeightsImport.Result result = imported(plainFile(all -> all), OtherLength.REFUSE, 1);

    ImportReport report = result.report();
    assertThat(report.used()).contains("conv_proj.weight", "norm.bias");
    assertThat(report.initialised())
        .contains("actors.mix.weight")
        .anyMatch(name -> name.startsWith("prompts."))
        .noneMatch(report.used()::contains);
    assertThat(report.usedCount() + report.initialisedCount())
        .isEqualTo(result.checkpoint().network().parameterCount());
    assertThat(report.leftOver()).isEmpty();
    assertThat(result.checkpoint().card().untrained()).isTrue();
    assertThat(result.checkpoint().card().provenance())
        .containsEntry("imported", "weights.safetensors")
        .containsEntry("newParameters", Long.toString(report.initialisedCount()));
    Map<String, float[]> numbers = TinyNetwork.numbers(out.resolve("model.safetensors"));
    for (ParameterSpec parameter : TinyNetwork.parameters(TinyNetwork.PLAIN)) {
      assertThat(numbers.get(parameter.name())).containsExactly(TinyNetwork.expected(parameter));
    }
  }

  @Test
  void whatBeginsAnewIsAFunctionOfTheSeed() throws IOException {
    Path file = plainFile(all -> all);
    String first = imported(file, OtherLength.REFUSE, 1).checkpoint().sha256();
    out = directory.resolve("again");
    String again = imported(file, OtherLength.REFUSE, 1).checkpoint().sha256();
    out = directory.resolve("other");
    String other = imported(file, OtherLength.REFUSE, 2).checkpoint().sha256();

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void whatTheNetworkHasNotIsLeftOver() throws IOException {
    ParameterSpec head = new ParameterSpec("head.1.weight", List.of(400L, 8L), Init.ZERO);
    Path file =
        plainFile(
            all -> {
              all.add(head);
              return all;
            });

    ImportReport report = imported(file, OtherLength.REFUSE, 1).report();

    assertThat(report.leftOver()).containsExactly("head.1.weight");
    assertThat(report.leftOverCount()).isEqualTo(3200);
  }

  @Test
  void ourOwnExportComesBackWithItsHeads() throws IOException {
    Path file = TinyNetwork.file(directory, TinyNetwork.PVIT, all -> all);

    WeightsImport.Result result = imported(file, OtherLength.REFUSE, 1);

    assertThat(result.report().initialised()).isEmpty();
    assertThat(result.checkpoint().card().untrained()).isFalse();
  }

  @Test
  void twoNamesOfOneTensorAreRefusedNamingBoth() throws IOException {
    ParameterSpec again = new ParameterSpec("cls_token", List.of(1L, 1L, 8L), Init.ZERO);
    Path file =
        plainFile(
            all -> {
              all.add(again);
              return all;
            });

    WeightsFileRefused refused =
        catchThrowableOfType(WeightsFileRefused.class, () -> WeightsImport.open(file).close());

    assertThat(refused).hasMessageContaining("cls_token and pos_encoding.class_token");
    assertThat(refused.reason()).isEqualTo(WeightsFileRefused.Reason.OTHER_FORMAT);
  }

  @Test
  void trainedWeightsOfOthersGetUsualThresholds() throws IOException {
    Path file = TinyNetwork.file(directory, TinyNetwork.PVIT, all -> all);

    Checkpoint made = imported(file, OtherLength.REFUSE, 1).checkpoint();

    assertThat(made.card().thresholds()).isEqualTo(new Thresholds(0.5, 0.5, 0.4, 20));
  }

  @Test
  void aMissingTensorIsNamedWithItsShapeAndNothingIsLeft() throws IOException {
    Path file =
        plainFile(all -> all.stream().filter(each -> !each.name().equals("norm.bias")).toList());

    assertRefused(file, "lacks the tensor norm.bias of shape [");
  }

  @Test
  void anotherShapeIsNamedWithBoth() throws IOException {
    Path file = plainFile(all -> TinyNetwork.reshaped(all, "norm.bias", 7L));

    assertRefused(file, "norm.bias of shape [7], the network's is [");
  }

  @Test
  void aPositionTableForClipsOfAnotherSizeIsRefusedUnlessAskedFor() throws IOException {
    long width = table().shape().get(1);
    Path file = plainFile(all -> TinyNetwork.reshaped(all, TABLE, 5L, width));

    assertRefused(file, TABLE + " of shape [5, " + width + "], the network's is ");
  }

  @Test
  void aPositionTableIsResizedWhenAskedForAndTheReportSaysSo() throws IOException {
    long width = table().shape().get(1);
    Path file = plainFile(all -> TinyNetwork.reshaped(all, TABLE, 5L, width));

    ImportReport report = imported(file, OtherLength.RESIZE, 1).report();

    assertThat(report.resized())
        .containsExactly("%s from 5 to %d rows".formatted(TABLE, table().shape().get(0)));
  }

  @Test
  void aPlainNetworkIsImportedButFindsNobody() throws IOException {
    Architecture plain = ArchitectureFile.read(withClasses(3)).architecture();
    Path file = TinyNetwork.file(directory, plain, all -> all);

    WeightsImport.Result result;
    try (WeightsImport weights = WeightsImport.open(file)) {
      result =
          weights.into(
              out, new ImportTarget(plain, 125_000, LabelMap.numbered(3)), OtherLength.REFUSE, 1);
    }

    assertThat(result.checkpoint().card().untrained()).isFalse();
    CheckpointRefused refused =
        catchThrowableOfType(
            CheckpointRefused.class,
            () -> Pvit.load(result.checkpoint(), Precision.FLOAT32, 1).close());
    assertThat(refused.reason()).isEqualTo(CheckpointRefused.Reason.CANNOT_SERVE);
    assertThat(refused).hasMessageContaining("no actor head");
  }

  @Test
  void aPlainNetworkNeedsALabelForEachClass() throws IOException {
    Architecture plain = ArchitectureFile.read(withClasses(3)).architecture();

    assertThatThrownBy(() -> new ImportTarget(plain, 125_000, LabelMap.numbered(4)))
        .hasMessageContaining("num_classes, 3; numbered-4 has 4");
  }

  @Test
  void aDamagedOrHostileFileIsRefusedBeforeAnyNetworkIsThoughtOf() throws IOException {
    Path file = new TorchZip(new PickleText().global("posix", "system").stop()).in(directory);

    assertThatThrownBy(() -> WeightsImport.open(file).close())
        .isInstanceOfSatisfying(
            WeightsFileRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(WeightsFileRefused.Reason.UNSAFE));
  }

  private Path withClasses(int classes) throws IOException {
    String preset = Files.readString(Path.of("../config/model/micro.json"));
    int from = preset.indexOf("\"backbone\": ") + "\"backbone\": ".length();
    int to = preset.indexOf("\"prompts\"");
    String backbone = preset.substring(from, preset.lastIndexOf('}', to) + 1);
    return Files.writeString(
        directory.resolve("plain.json"),
        backbone.replaceFirst("\"num_classes\": 0", "\"num_classes\": " + classes));
  }

  private static ParameterSpec table() {
    return TinyNetwork.parameters(TinyNetwork.PLAIN).stream()
        .filter(each -> each.name().equals(TABLE))
        .findFirst()
        .orElseThrow();
  }

  private Path plainFile(UnaryOperator<List<ParameterSpec>> change) throws IOException {
    return TinyNetwork.file(directory, TinyNetwork.PLAIN, change);
  }

  private WeightsImport.Result imported(Path file, OtherLength otherLength, long seed) {
    try (WeightsImport weights = WeightsImport.open(file)) {
      return weights.into(out, TinyNetwork.pvit(), otherLength, seed);
    }
  }

  private void assertRefused(Path file, String words) {
    WeightsFileRefused refused =
        catchThrowableOfType(WeightsFileRefused.class, () -> imported(file, OtherLength.REFUSE, 1));

    assertThat(refused).isNotNull();
    assertThat(refused.reason()).isEqualTo(ILL_FITTING);
    assertThat(refused).hasMessageContaining(words);
    assertThat(out).doesNotExist();
  }
}
