package io.pvit.model.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameDirectoryTest {

  @TempDir private Path directory;

  @BeforeEach
  void writeTwoFrames() throws IOException {
    write(
        "frames.json",
        "{\"frameIntervalUs\": 125000, \"width\": 320, \"height\": 240, \"source\": \"a film\"}");
    write("index.csv", "frame,captureTimeUs\n0,1000\n1,126000\n");
    write("000000.jpg", "first");
    write("000001.jpg", "second");
  }

  @Test
  void knowsWhenEachPictureWasTaken() {
    FrameDirectory frames = FrameDirectory.open(directory);

    assertThat(frames.captureTimesUs()).containsExactly(1000L, 126_000L);
    assertThat(frames.properties()).isEqualTo(new FrameDirectory.Properties(125_000, 320, 240));
  }

  @Test
  void givesThePicturesByNumber() {
    FrameDirectory frames = FrameDirectory.open(directory);

    assertThat(StandardCharsets.UTF_8.decode(frames.jpeg(1)).toString()).isEqualTo("second");
  }

  @Test
  void namesThePictureThatIsMissing() throws IOException {
    Files.delete(directory.resolve("000001.jpg"));

    assertThatThrownBy(() -> FrameDirectory.open(directory).jpeg(1))
        .isInstanceOf(FrameDirectoryRefused.class)
        .hasMessageEndingWith("000001.jpg does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "index.csv   | frame;time                     | must begin with the line frame,captureTimeUs",
        "index.csv   | frame,captureTimeUs\\n1,0      | expected frame 0 and its time, found '1,0'",
        "index.csv   | frame,captureTimeUs\\n0,noon   | 'noon' is no time",
        "index.csv   | frame,captureTimeUs\\n0        | expected frame 0 and its time, found '0'",
        "frames.json | {                              | frames.json: ",
        "frames.json | {\"frameIntervalUs\":0,\"width\":1,\"height\":1} | must be >= 1, were 0, 1, 1",
        "frames.json | {\"frameIntervalUs\":1,\"width\":1} | height",
      })
  void saysWhatIsWrongWithAnIndex(String file, String text, String sentence) throws IOException {
    write(file, text.replace("\\n", "\n"));

    assertThatThrownBy(() -> FrameDirectory.open(directory))
        .isInstanceOf(FrameDirectoryRefused.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void saysWhichIndexIsMissing() throws IOException {
    Files.delete(directory.resolve("frames.json"));

    assertThatThrownBy(() -> FrameDirectory.open(directory))
        .isInstanceOf(FrameDirectoryRefused.class)
        .hasMessageEndingWith("frames.json does not exist");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }
}
