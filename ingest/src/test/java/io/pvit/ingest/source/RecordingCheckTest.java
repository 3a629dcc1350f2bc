package io.pvit.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingCheckTest {

  @TempDir Path directory;

  @Test
  void passesAnyFileThatMightBeAFilm() throws IOException {
    Path file = Files.write(directory.resolve("film.mp4"), new byte[] {0, 0, 0, 32});

    assertThatNoException().isThrownBy(() -> RecordingCheck.pass(file));
  }

  @Test
  void namesAMissingFile() {
    refuses(directory.resolve("gone.mp4"), ExitCode.INPUT_MISSING, "does not exist");
  }

  @Test
  void refusesADirectory() {
    refuses(directory, ExitCode.INPUT_UNREADABLE, "is a directory");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    refuses(
        Files.createFile(directory.resolve("empty.mp4")), ExitCode.INPUT_UNREADABLE, "is empty");
  }

  @Test
  void refusesADeviceEvenBehindALink() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("zero.mp4"), Path.of("/dev/zero"));

    refuses(link, ExitCode.INPUT_FORBIDDEN, "is a device");

    Files.delete(link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffconcat version 1.0\nfile other.ts\n",
        "  \n#EXTM3U\n#EXT-X-VERSION:3\n",
        "\u00ef\u00bb\u00bf#EXTM3U\n",
        "<?xml version=\"1.0\"?>\n<MPD type=\"static\">",
        "<MPD>",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\n",
        "[playlist]\nFile1=other.mp4\n"
      })
  void refusesAPlaylistWhateverItIsCalled(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("film.mp4"), text, StandardCharsets.ISO_8859_1);

    refuses(file, ExitCode.INPUT_FORBIDDEN, "is a playlist");
  }

  private static void refuses(Path file, ExitCode code, String words) {
    assertThatThrownBy(() -> RecordingCheck.pass(file))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(code));
  }
}
