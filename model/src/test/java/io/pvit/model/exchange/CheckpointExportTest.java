package io.pvit.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.SafetensorsWeights;
import io.pvit.model.checkpoint.SafetensorsWriter;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.exchange.WeightsImport.OtherLength;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointExportTest {

  @TempDir Path directory;
  private Path checkpoint = Path.of("");

  @BeforeEach
  void makeACheckpoint() throws IOException {
    checkpoint = directory.resolve("checkpoint");
    try (WeightsImport weights =
        WeightsImport.open(TinyNetwork.file(directory, TinyNetwork.PLAIN, all -> all))) {
      weights.into(checkpoint, TinyNetwork.pvit(), OtherLength.REFUSE, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.safetensors", "out.pth"})
  void comesBackBitForBit(String name) throws IOException {
    Path file = directory.resolve(name);

    CheckpointExport export = CheckpointExport.write(Checkpoint.open(checkpoint), file);

    Map<String, float[]> before = TinyNetwork.numbers(checkpoint.resolve("model.safetensors"));
    assertThat(export.tensors()).isEqualTo(before.size());
    assertThat(export.ownNames()).contains("actors.mix.weight").doesNotContain("norm.bias");
    Path again = directory.resolve("again");
    try (WeightsImport weights = WeightsImport.open(file)) {
      weights.into(again, TinyNetwork.pvit(), OtherLength.REFUSE, 2);
    }
    Map<String, float[]> after = TinyNetwork.numbers(again.resolve("model.safetensors"));
    before.forEach((tensor, values) -> assertThat(after.get(tensor)).containsExactly(values));
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.safetensors", "out.pth"})
  void itStillSaysThatItIsUntrained(String name) {
    Path file = directory.resolve(name);
    CheckpointExport.write(Checkpoint.open(checkpoint), file);
    Path again = directory.resolve("again");

    try (WeightsImport weights = WeightsImport.open(file)) {
      WeightsImport.Result result = weights.into(again, TinyNetwork.pvit(), OtherLength.REFUSE, 2);

      assertThat(result.report().initialised()).isEmpty();
      assertThat(result.checkpoint().card().untrained()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.safetensors", "out.pth"})
  void whatTheCardSaysOfItsAnswersComesBack(String name) {
    Card card = trained(Checkpoint.open(checkpoint).card());
    Checkpoint trained = TinyNetwork.checkpoint(directory.resolve("trained"), card);
    Path file = directory.resolve(name);
    CheckpointExport.write(trained, file);

    try (WeightsImport weights = WeightsImport.open(file)) {
      Card again =
          weights
              .into(directory.resolve("again"), TinyNetwork.pvit(), OtherLength.REFUSE, 2)
              .checkpoint()
              .card();

      assertThat(again.untrained()).isFalse();
      assertThat(again.thresholds()).isEqualTo(card.thresholds());
      assertThat(again.metrics()).isEqualTo(card.metrics());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.safetensors", "out.pth"})
  void whatAFileSaidOfItselfIsKeptOnEveryWay(String name) throws IOException {
    Path source = directory.resolve("source.safetensors");
    SafetensorsWriter.write(
        source,
        TinyNetwork.parameters(TinyNetwork.PLAIN),
        StorageType.FLOAT32,
        Map.of("dataset", "kinetics", "format", "pt"),
        TinyNetwork::expected);
    Checkpoint imported = imported(source, "imported");
    Checkpoint slim = imported.servingCopy(directory.resolve("slim"));
    Path file = directory.resolve(name);
    CheckpointExport.write(slim, file);
    Checkpoint again = imported(file, "again");

    try (SafetensorsWeights weights = again.weights()) {
      assertThat(weights.metadata())
          .containsEntry("dataset", "kinetics")
          .containsEntry("format", "pvit");
    }
  }

  @Test
  void forTorchEveryStorageIsAligned() throws IOException {
    Path file = directory.resolve("out.pth");
    CheckpointExport.write(Checkpoint.open(checkpoint), file);

    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
        ZipArchiveEntry entry = all.nextElement();
        assertThat(entry.getDataOffset() % 64).as(entry.getName()).isZero();
      }
    }
  }

  @Test
  void theSameWeightsGiveTheSameBytes() throws IOException {
    Path first = directory.resolve("a.pth");
    Path second = directory.resolve("b.pth");
    CheckpointExport.write(Checkpoint.open(checkpoint), first);
    CheckpointExport.write(Checkpoint.open(checkpoint), second);

    assertThat(second).hasSameBinaryContentAs(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.safetensors", "out.pth"})
  void whatOthersLeftUnfinishedIsNoHindrance(String name) throws IOException {
    Path theirs = Files.writeString(directory.resolve(name + ".part"), "theirs");
    Path file = directory.resolve(name);

    CheckpointExport.write(Checkpoint.open(checkpoint), file);

    assertThat(theirs).hasContent("theirs");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path mine = Files.writeString(directory.resolve("mine.pth"), "mine");

    assertThatThrownBy(() -> CheckpointExport.write(Checkpoint.open(checkpoint), mine))
        .isInstanceOf(WeightsFileRefused.class)
        .hasMessageContaining("is not overwritten");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aNameThatAsksForNoFormatIsAMistake() {
    assertThatThrownBy(() -> CheckpointExport.Format.of(Path.of("weights.bin")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".safetensors or .pth, was 'weights.bin'");
  }

  private Checkpoint imported(Path file, String name) {
    try (WeightsImport weights = WeightsImport.open(file)) {
      return weights
          .into(directory.resolve(name), TinyNetwork.pvit(), OtherLength.REFUSE, 2)
          .checkpoint();
    }
  }

  private static Card trained(Card card) {
    return new Card(
        Card.FORMAT,
        card.architecture(),
        card.labels(),
        card.labelMapId(),
        card.inputContract(),
        card.preprocessing(),
        new Thresholds(0.7, 0.6, 0.5, 3),
        false,
        Map.of("mAP", 0.25),
        Map.of(),
        "",
        "");
  }
}
