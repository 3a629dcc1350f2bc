package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.process.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCommandTest {

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
  void initWritesACheckpointThatVerifiesAndSaysThatItIsUntrained() {
    String out = directory.resolve("c").toString();

    Invocation init = Invocation.of("checkpoint", "init", "--preset", "micro", "--out", out);

    assertThat(init.code()).as(init.err()).isZero();
    assertThat(Invocation.of("checkpoint", "verify", out).out()).contains("is whole");
    assertThat(Invocation.of("checkpoint", "show", out).out())
        .contains("UNTRAINED", "80 of", "seed         1");
  }

  @Test
  void theSameSeedGivesTheSameCheckpointAndAnotherSeedAnother() {
    String first = init("a", "7");
    String again = init("b", "7");
    String other = init("c", "8");

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void verifyNamesWhatWasAlteredInOneSentence() throws Exception {
    init("c", "1");
    Path weights = directory.resolve("c/model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);

    Invocation verify = Invocation.of("checkpoint", "verify", "" + directory.resolve("c"));

    assertThat(verify.code()).isEqualTo(40);
    assertThat(verify.err().lines()).hasSize(1);
    assertThat(verify.err()).contains("altered");
  }

  @Test
  void aPresetThatDoesNotExistIsAMistakeThatNamesThoseThatDo() {
    Invocation init =
        Invocation.of("checkpoint", "init", "--preset", "huge", "--out", "" + directory);

    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err()).contains("huge", "nano");
  }

  @Test
  void aPlaceInsideAFileIsNamedAndNothingIsLeft() throws Exception {
    Path file = Files.writeString(directory.resolve("letter.txt"), "mine");

    Invocation init =
        Invocation.of("checkpoint", "init", "--preset", "micro", "--out", file + "/c");

    assertThat(init.code()).as(init.err()).isEqualTo(21);
    assertThat(init.err().lines()).hasSize(1);
    assertThat(init.err()).contains(file + " is a file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFullDiskIsNamedAndNothingIsLeft() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 1)) {
      Invocation init =
          Invocation.of("checkpoint", "init", "--preset", "nano", "--out", disk.path() + "/c");

      assertThat(init.code()).as(init.err()).isEqualTo(22);
      assertThat(init.err().lines()).hasSize(1);
      assertThat(init.err()).contains("No space is left");
      assertThat(disk.path()).isEmptyDirectory();
    }
  }

  private String init(String name, String seed) {
    String out =
        Invocation.of(
                "checkpoint",
                "init",
                "--preset",
                "micro",
                "--seed",
                seed,
                "--out",
                directory.resolve(name).toString())
            .out();
    return out.substring(out.lastIndexOf(' '));
  }
}
