package io.pvit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.ingest.video.TestFilm;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.exit.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestMainTest {

  /** As a process started in the repository's root would find it. */
  private static final String CONFIG = "../config/ingest.yaml";

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void writesAFilmsFramesAndSaysWhatItDid() throws Exception {
    Path film = TestFilm.of(directory.resolve("film.avi"), 320, 240, 10, 60);

    ExitCode code = run("--input", film.toString(), "--frames", frames(), "--seconds", "5");

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .isEqualTo("frames: 51 pictures, 40 frames in 5 windows, ended by end of input\n");
    assertThat(text(err)).isEmpty();
    try (Stream<Path> files = Files.list(directory.resolve("frames"))) {
      assertThat(files).hasSize(42);
    }
  }

  @Test
  void tellsOfDamage() throws Exception {
    byte[] whole = Files.readAllBytes(TestFilm.of(directory.resolve("f.avi"), 192, 128, 10, 60));
    Path cut = directory.resolve("cut.avi");
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));

    assertThat(run("--input", cut.toString(), "--frames", frames())).isEqualTo(ExitCode.OK);
    assertThat(text(out)).contains("1 damaged packets");
  }

  @Test
  void tellsOfMissingPictures() {
    IngestFigures figures =
        new IngestFigures(3, 8, 1, 5, 2, 0, 0, OptionalLong.empty(), OptionalLong.empty());

    assertThat(
            IngestMain.summary(
                "door", new IngestResult(figures, EpochEnd.PAUSED, Optional.empty())))
        .isEqualTo(
            "door: 3 pictures, 8 frames in 1 windows, ended by paused;"
                + " 2 discontinuities, 5 frames dropped");
  }

  @Test
  void aMissingFilmIsOneSentenceAndNothingIsWritten() throws IOException {
    ExitCode code = run("--input", directory.resolve("no.mp4").toString(), "--frames", frames());

    assertThat(code).isEqualTo(ExitCode.INPUT_MISSING);
    assertThat(text(err)).matches("The input '.*no\\.mp4' does not exist; check the path\\.\n");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aDirectoryInUseIsRefused() throws Exception {
    Path film = TestFilm.of(directory.resolve("film.avi"), 96, 64, 10, 3);

    ExitCode code = run("--input", film.toString(), "--frames", directory.toString());

    assertThat(code).isEqualTo(ExitCode.DATA_DIRECTORY);
  }

  @Test
  void anUnknownOptionAndAnUnknownKeyAreNamed() {
    assertThat(run("--speed", "3")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).contains("'--speed'");

    assertThat(run("--input", "film.mp4", "--frames", frames(), "--set", "sampling.fps=3"))
        .isEqualTo(ExitCode.CONFIGURATION);
    assertThat(text(err)).contains("sampling.fps");
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(run("--help")).isEqualTo(ExitCode.OK);
    assertThat(text(out))
        .contains("--camera", "--input", "--frames", "--seconds", "--realtime", "--set");
  }

  private ExitCode run(String... args) {
    String[] all =
        Stream.concat(Stream.of(args), Stream.of("--config", CONFIG)).toArray(String[]::new);
    return IngestMain.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        all);
  }

  private String frames() {
    return directory.resolve("frames").toString();
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
