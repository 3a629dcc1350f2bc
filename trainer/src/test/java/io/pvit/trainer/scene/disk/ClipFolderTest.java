package io.pvit.trainer.scene.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSource;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.Purpose;
import io.pvit.trainer.scene.SceneClips;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That what is read is what was written, and that what was not written so is refused by name. */
class ClipFolderTest {

  private static final ClipSpec SMALL = ClipSpec.everything(2, 32, 48, 4);

  @TempDir private Path folder;

  private static Clip made(long number) {
    return SceneClips.clip(new ClipSeed.Training(number), SMALL);
  }

  private Path written(long number) throws IOException {
    return new ClipWriter(folder).write(Purpose.TRAINING, number, "seed " + number, made(number));
  }

  @Test
  void aClipIsReadAsItWasMade() throws IOException {
    written(3);

    Clip read = ClipFolder.training(folder).clip(new ClipSeed.Training(0));

    assertSame(read, made(3));
  }

  @Test
  void theTrainersInterfaceTakesMadeAndWrittenClipsAlike() throws IOException {
    written(0);
    written(1);
    ClipSource<ClipSeed.Training> made = SceneClips.source(SMALL);
    ClipSource<ClipSeed.Training> read = ClipFolder.training(folder);

    assertSame(read.clip(new ClipSeed.Training(1)), made.clip(new ClipSeed.Training(1)));
    assertSame(read.clip(new ClipSeed.Training(2)), made.clip(new ClipSeed.Training(0)));
  }

  @Test
  void aDamagedClipIsSkippedAndCountedOnce() throws IOException {
    Path damaged = written(0);
    written(1);
    Files.delete(damaged.resolve("depth.npy"));
    ClipFolder<ClipSeed.Training> read = ClipFolder.training(folder);

    assertSame(read.clip(new ClipSeed.Training(0)), made(1));
    assertSame(read.clip(new ClipSeed.Training(2)), made(1));
    assertThat(read.refused())
        .singleElement()
        .satisfies(
            why -> assertThat(why).hasMessage(damaged.resolve("depth.npy") + ": is missing"));
  }

  @Test
  void aFolderWithoutAWholeClipSaysSo() throws IOException {
    Files.delete(written(0).resolve("rgb.npy"));
    ClipFolder<ClipSeed.Training> read = ClipFolder.training(folder);

    assertThatThrownBy(() -> read.clip(new ClipSeed.Training(0)))
        .isInstanceOf(ClipRefused.class)
        .hasMessageContaining("not one of its 1 clips is whole");
  }

  @Test
  void whatWasNotFinishedIsNoClipAndIsWrittenAnew() throws IOException {
    Path half = written(0).resolveSibling(".unfinished-0000000001");
    Files.createDirectory(half);
    Files.writeString(half.resolve("rgb.npy"), "half of it");

    assertThat(ClipFolder.places(folder, Purpose.TRAINING)).hasSize(1);
    assertThat(written(1)).isDirectory();
    assertThat(half).doesNotExist();
  }

  @Test
  void aClipIsNeverWrittenOverAnother() throws IOException {
    written(0);

    assertThatThrownBy(() -> written(0)).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void whatIsForTrainingIsNotJudgedBy() throws IOException {
    Path clip = written(0);
    Files.createDirectory(folder.resolve("evaluation"));
    Files.move(clip, folder.resolve("evaluation/0000000000"));

    assertThatThrownBy(
            () -> ClipReader.read(folder.resolve("evaluation/0000000000"), Purpose.EVALUATION))
        .hasMessageContaining("purpose must be evaluation, was training");
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        text("{", "nonsense", "is no JSON"),
        text("\"frames\":2", "\"frames\":3", "shape must be (3, 32, 48, 3) as clip.json says"),
        text("\"frames\":2", "\"frames\":0", "frames must be within 1..65536, was 0"),
        text("\"frames\":2", "\"frames\":2.5", "frames is wrong"),
        text("\"frames\":2", "\"frames\":60000,\"frames\":2", "Duplicate"),
        text("\"height\":32", "\"height\":null", "height is wrong"),
        text("\"height\":32,", "", "height is missing"),
        text("\"height\":", "\"heigth\":1,\"height\":", "heigth is no key of a clip"),
        text("\"framesPerSecond\":4.0", "\"framesPerSecond\":0", "framesPerSecond must be within"),
        text("pvit-clip/1", "pvit-clip/9", "format must be pvit-clip/1, was pvit-clip/9"),
        text("\"focalPixels\":", "\"focalPixels\":-", "camera: lens focal length must be > 0"),
        text("\"track\":1", "\"track\":0", "people[0][0].track must be within 1..127, was 0"),
        text("\"track\":1", "\"track\":99", "people[0][0].visible must be"),
        text("\"actions\":[", "\"actions\":[999,", "people[0][0].actions must be some of"),
        text("\"joints\":[[", "\"joints\":[[1.0,", "people[0][0].joints[0] must be 3 numbers"),
        text("\"joints\":[[", "\"joints\":[[0,0,0],[", "people[0][0].joints must be 25, was 26"),
        text("\"joints\":[[", "\"joints\":[[1e999,", "people[0][0].joints[0]"),
        text("\"VISIBLE\"", "\"SEEN\"", "people[0][0].visibility[", "is wrong"),
        text("\"people\":[", "\"people\":[null,", "people must have an entry for each of 2 frames"),
        bytes("rgb.npy", 0, "rgb.npy: is no array as numpy.save writes it"),
        bytes("depth.npy", 22, "depth.npy: dtype must be <f4"),
        bytes("depth.npy", 131, "depth.npy: [0, 0, 0] must be within 0..100 metres"),
        bytes("normals.npy", 131, "normals.npy: [0, 0, 0] must have length 1"),
        bytes("classes.npy", 128, "classes.npy: [0, 0, 0] must be the value of a class"),
        bytes("persons.npy", 128, "persons.npy: [0, 0, 0] must be a track where"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("damages")
  void aDamagedFileIsNamedWithItsKey(Damage damage, String[] words) throws IOException {
    Path clip = written(7);
    damage.to(clip);

    assertThatThrownBy(() -> ClipReader.read(clip, Purpose.TRAINING))
        .isInstanceOf(ClipRefused.class)
        .hasMessageContainingAll(words)
        .hasMessageStartingWith(clip.toString());
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileThatEndsTooEarlyIsRefusedAtEveryLength(String name) throws IOException {
    Path clip = written(7);
    byte[] whole = Files.readAllBytes(clip.resolve(name));
    for (int length : new int[] {0, 5, 9, 60, whole.length - 1}) {
      Files.write(clip.resolve(name), Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> ClipReader.read(clip, Purpose.TRAINING))
          .isInstanceOf(ClipRefused.class)
          .hasMessageStartingWith(clip.resolve(name).toString());
    }
  }

  static Stream<String> files() {
    return Stream.of(
        "clip.json", "rgb.npy", "depth.npy", "normals.npy", "classes.npy", "persons.npy");
  }

  /** Something done to the files of a clip. */
  @FunctionalInterface
  interface Damage {
    void to(Path clip) throws IOException;
  }

  private static Arguments text(String what, String instead, String... words) {
    Function<String, String> edit =
        json -> {
          int at = json.indexOf(what);
          assertThat(at).as(what).isNotNegative();
          return json.substring(0, at) + instead + json.substring(at + what.length());
        };
    Damage damage =
        clip -> {
          Path file = clip.resolve("clip.json");
          Files.writeString(file, edit.apply(Files.readString(file)));
        };
    return Arguments.of(damage, words);
  }

  private static Arguments bytes(String name, int offset, String... words) {
    Damage damage =
        clip -> {
          byte[] bytes = Files.readAllBytes(clip.resolve(name));
          bytes[offset] = 0x7b;
          Files.write(clip.resolve(name), bytes);
        };
    return Arguments.of(damage, words);
  }

  private static void assertSame(Clip read, Clip made) {
    assertThat(read.truth()).isEqualTo(made.truth());
    assertThat(read.lens()).isEqualTo(made.lens());
    assertThat(read.framesPerSecond()).isEqualTo(made.framesPerSecond());
    assertThat(read.maps().rgb()).isEqualTo(made.maps().rgb());
    assertThat(read.maps().depth()).isEqualTo(made.maps().depth());
    assertThat(read.maps().normals()).isEqualTo(made.maps().normals());
    assertThat(read.maps().classes()).isEqualTo(made.maps().classes());
    assertThat(read.maps().persons()).isEqualTo(made.maps().persons());
  }
}
