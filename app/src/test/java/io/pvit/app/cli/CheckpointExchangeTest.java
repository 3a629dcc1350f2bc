package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights come in and go out by command, and each refusal has its own exit code. */
class CheckpointExchangeTest {

  @TempDir Path directory;

  @BeforeEach
  void standAtTheRoot() {
    System.setProperty("pvit.home", "..");
  }

  @AfterEach
  void leave() {
    System.clearProperty("pvit.home");
  }

  @Test
  void whatWasExportedIsImportedAgain() {
    Path file = exported("weights.pth");

    Invocation imported = imported(file, "micro");

    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(imported.out())
        .contains(
            "names are those of torchvision", "Newly initialised: 0", "Left over: 0", "UNTRAINED");
    assertThat(Invocation.of("checkpoint", "verify", "" + out()).out()).contains("is whole");
    assertThat(Invocation.of("checkpoint", "show", "" + out()).out())
        .contains("imported     weights.pth", "people and their actions", "on disk      float32");
  }

  @Test
  void importNamesWhatItUsed() {
    Path file = exported("weights.pth");
    Invocation grouped = imported(file, "micro");
    Invocation verbose =
        Invocation.of(
            "checkpoint",
            "import",
            "" + file,
            "--preset",
            "micro",
            "--verbose",
            "--out",
            "" + directory.resolve("verbose"));

    assertThat(grouped.out()).contains("  conv_proj: 2 tensors", "  actors: ", "  norm: 2 tensors");
    assertThat(verbose.out()).contains("  conv_proj.weight", "  norm.bias");
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.pth", "w.safetensors"})
  void aTypeOfHalfTheSizeMayBeAskedForOnBothWays(String name) {
    init("checkpoint");
    Path file = directory.resolve(name);
    String checkpoint = "" + directory.resolve("checkpoint");

    Invocation export =
        Invocation.of("checkpoint", "export", checkpoint, "--type", "float16", "--out", "" + file);
    Invocation imported =
        Invocation.of(
            "checkpoint",
            "import",
            "" + file,
            "--preset",
            "micro",
            "--type",
            "bfloat16",
            "--out",
            "" + out());

    assertThat(export.code()).as(export.err()).isZero();
    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(file.toFile().length()).isLessThan(900_000);
    assertThat(Invocation.of("checkpoint", "show", "" + out()).out())
        .contains("on disk      bfloat16");
  }

  @Test
  void aTypeThatThereIsNotIsNamedWithThoseThatThereAre() {
    Invocation export =
        Invocation.of("checkpoint", "export", "x", "--type", "float8", "--out", "x.pth");

    assertThat(export.code()).isEqualTo(2);
    assertThat(export.err()).contains("[float32, float16, bfloat16], was 'float8'");
  }

  @Test
  void exportListsWhatTorchvisionHasNoNameFor() {
    init("checkpoint");

    Invocation export =
        Invocation.of(
            "checkpoint",
            "export",
            "" + directory.resolve("checkpoint"),
            "--out",
            "" + directory.resolve("w.safetensors"));

    assertThat(export.code()).as(export.err()).isZero();
    assertThat(export.out()).contains("  actors.mix.weight").doesNotContain("  norm.bias");
  }

  @Test
  void slimKeepsWhatServesAndSaysWhatItIsACopyOf() {
    init("checkpoint");

    Invocation slim =
        Invocation.of(
            "checkpoint", "slim", "" + directory.resolve("checkpoint"), "--out", "" + out());

    assertThat(slim.code()).as(slim.err()).isZero();
    assertThat(Invocation.of("checkpoint", "show", "" + out()).out())
        .contains("people and their actions", "servingCopyOf")
        .doesNotContain("to teach");
  }

  @Test
  void aFileThatIsNotThereIs10() {
    assertRefused(10, imported(directory.resolve("none.pth"), "micro"), "does not exist");
  }

  @Test
  void aTruncatedFileIs42WhateverTheNetwork() throws IOException {
    byte[] whole = Files.readAllBytes(exported("weights.pth"));
    Path half = Files.write(directory.resolve("half.pth"), Arrays.copyOf(whole, whole.length / 2));

    assertRefused(42, imported(half, "micro"), "truncated");
    assertRefused(42, imported(half, "small"), "truncated");
  }

  @Test
  void aHostileFileIs43WhateverTheNetworkAndIsNotRun() throws IOException {
    Path marker = directory.resolve("marker");
    String command = "touch " + marker;
    Path hostile =
        zipped(
            "hostile.pth",
            "\u0080\u0002cposix\nsystem\n(U" + (char) command.length() + command + "tR.");

    assertRefused(43, imported(hostile, "micro"), "posix.system");
    assertRefused(43, imported(hostile, "small"), "posix.system");
    assertThat(marker).doesNotExist();
  }

  @Test
  void weightsOfAnotherNetworkAre44() {
    assertRefused(44, imported(exported("weights.pth"), "nano"), "does not fit the network");
  }

  @Test
  void weightsThatAreNotNumbersAre45() throws IOException {
    Path file = exported("weights.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] = 0x7F; // the last number, the little end first
    bytes[bytes.length - 2] = (byte) 0xC0;
    Files.write(file, bytes);

    assertRefused(45, imported(file, "micro"), "NaN");
  }

  @Test
  void aFileFromBeforeTorch16Is46AndSaysHowToSaveItAgain() throws IOException {
    Path legacy =
        Files.write(
            directory.resolve("old.pth"), HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa85019"));

    assertRefused(46, imported(legacy, "micro"), "torch.save(torch.load(FILE");
  }

  @Test
  void aPlaceThatIsTakenIs47() throws IOException {
    Path file = exported("weights.pth");
    Path mine = Files.writeString(Files.createDirectory(out()).resolve("mine.txt"), "mine");

    Invocation imported = imported(file, "micro");
    Invocation export =
        Invocation.of(
            "checkpoint", "export", "" + directory.resolve("checkpoint"), "--out", "" + file);

    assertThat(imported.code()).as(imported.err()).isEqualTo(47);
    assertThat(mine).hasContent("mine");
    assertThat(export.code()).as(export.err()).isEqualTo(47);
  }

  @Test
  void aNetworkThatIsDescribedWrongly() throws IOException {
    Path file = exported("weights.pth");
    Path wrong = Files.writeString(directory.resolve("arch.json"), "{\"config\": {}}");

    assertRefused(3, imported(file, "" + wrong), "arch.json describes no network");
    assertThat(imported(file, "huge").code()).isEqualTo(2);
    assertThat(imported(file, "huge").err()).contains("huge", "micro");
  }

  private Path out() {
    return directory.resolve("out");
  }

  private void assertRefused(int code, Invocation invocation, String words) {
    assertThat(invocation.code()).as(invocation.err()).isEqualTo(code);
    assertThat(invocation.err().lines()).hasSize(1);
    assertThat(invocation.err()).contains(words);
    assertThat(out()).doesNotExist();
    assertThat(directory.resolve("out.tmp")).doesNotExist();
  }

  private Invocation imported(Path file, String preset) {
    return Invocation.of(
        "checkpoint", "import", "" + file, "--preset", preset, "--out", "" + out());
  }

  private Path exported(String name) {
    init("checkpoint");
    Path file = directory.resolve(name);
    Invocation export =
        Invocation.of(
            "checkpoint", "export", "" + directory.resolve("checkpoint"), "--out", "" + file);
    assertThat(export.code()).as(export.err()).isZero();
    return file;
  }

  private void init(String name) {
    Invocation init =
        Invocation.of(
            "checkpoint", "init", "--preset", "micro", "--out", "" + directory.resolve(name));
    assertThat(init.code()).as(init.err()).isZero();
  }

  private Path zipped(String name, String pickle) throws IOException {
    byte[] bytes = pickle.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry("w/data.pkl");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    Path file = directory.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(entry);
      zip.write(bytes);
    }
    return file;
  }
}
