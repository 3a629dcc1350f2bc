package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenesCommandTest {

  @TempDir private Path folder;

  private Invocation export(String... more) {
    String[] words = {
      "scenes", "export", folder.toString(), "--frames", "2", "--height", "32", "--width", "40"
    };
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Invocation.of(all);
  }

  @Test
  void previewDrawsAColumnAFrameAndARowForEachKindOfTruth() throws IOException {
    Path file = folder.resolve("sheet.png");

    Invocation preview =
        Invocation.of(
            "scenes",
            "preview",
            "--seed",
            "4",
            "--actions",
            "walk,RUN",
            "--frames",
            "3",
            "--height",
            "40",
            "--width",
            "60",
            "--out",
            file.toString());

    assertThat(preview.code()).as(preview.err()).isZero();
    BufferedImage sheet = ImageIO.read(file.toFile());
    assertThat(sheet.getWidth()).isEqualTo(3 * 60);
    assertThat(sheet.getHeight()).isEqualTo(6 * 40);
  }

  @Test
  void previewMakesAFilmOfTheEndingMp4() throws IOException {
    Path file = folder.resolve("film.mp4");

    Invocation preview =
        Invocation.of(
            "scenes",
            "preview",
            "--frames",
            "3",
            "--height",
            "41",
            "--width",
            "61",
            "--out",
            file.toString());

    assertThat(preview.code()).as(preview.err()).isZero();
    assertThat(Files.size(file)).isGreaterThan(1000);
  }

  @Test
  void anEndingThatIsNoPictureIsAMistakeNamed() {
    Invocation preview = Invocation.of("scenes", "preview", "--out", "sheet.gif");

    assertThat(preview.code()).isEqualTo(2);
    assertThat(preview.err()).contains("--out must end in .png or .mp4, was sheet.gif");
  }

  @Test
  void anActionNobodyActsIsAMistakeNamed() {
    Invocation preview =
        Invocation.of("scenes", "preview", "--actions", "swim", "--out", "sheet.png");

    assertThat(preview.code()).isEqualTo(2);
    assertThat(preview.err()).contains("--actions").contains("swim");
  }

  @Test
  void sizesThatCannotBeAreMistakesNamed() {
    Invocation preview = Invocation.of("scenes", "preview", "--people", "9", "--out", "sheet.png");

    assertThat(preview.code()).isEqualTo(2);
    assertThat(preview.err()).contains("scenes.people must be within 1..8, was 9");
  }

  @Test
  void exportWritesClipsThatCheckReads() {
    Invocation export = export("--clips", "2", "--purpose", "evaluation");

    assertThat(export.code()).as(export.err()).isZero();
    assertThat(folder.resolve("evaluation/0000000001/clip.json")).isRegularFile();
    Invocation check = Invocation.of("scenes", "check", folder.toString());
    assertThat(check.out()).contains("2 clips read, 0 of them skipped");
    assertThat(check.code()).isZero();
  }

  @Test
  void checkNamesADamagedClipAndEndsWithACode() throws IOException {
    export("--clips", "2");
    Path damaged = folder.resolve("training/0000000000/normals.npy");
    Files.writeString(damaged, "no array");

    Invocation check = Invocation.of("scenes", "check", folder.toString());

    assertThat(check.code()).isEqualTo(11);
    assertThat(check.err()).contains(damaged.toString());
    assertThat(check.out()).contains("2 clips read, 1 of them skipped");
  }

  @Test
  void exportNeverWritesOverAClip() {
    export("--clips", "1", "--seed", "5");

    Invocation again = export("--clips", "3", "--seed", "4");

    assertThat(again.code()).isEqualTo(47);
    assertThat(again.err()).contains("training/0000000005").contains("--seed");
    assertThat(folder.resolve("training/0000000004")).doesNotExist();
  }

  @Test
  void aFolderWithoutClipsIsAStop() {
    Invocation check = Invocation.of("scenes", "check", folder.toString());

    assertThat(check.code()).isEqualTo(10);
    assertThat(check.err().lines()).hasSize(1);
  }

  @Test
  void anIndexOfCapturesThatIsWrongIsNamedWithItsLine() throws IOException {
    Path index = Files.writeString(folder.resolve("index.csv"), "file,from_s,to_s,actions\na,b\n");

    Invocation preview =
        Invocation.of("scenes", "preview", "--captures", index.toString(), "--out", "sheet.png");

    assertThat(preview.code()).isEqualTo(11);
    assertThat(preview.err()).contains(index + ":2: 4 columns expected, was 2");
  }

  @Test
  void onlyCapturesButNoneNamedIsAMistake() {
    Invocation preview = Invocation.of("scenes", "preview", "--captures-only", "--out", "s.png");

    assertThat(preview.code()).isEqualTo(2);
    assertThat(preview.err()).contains("--captures-only needs --captures");
  }
}
