package io.pvit.ingest.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.ingest.window.Continuation;
import io.pvit.schemas.Clock;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameDirectoryTest {

  @TempDir Path parent;

  @Test
  void holdsNumberedPicturesTheirTimesAndWhatTheyHaveInCommon() throws IOException {
    Path directory = parent.resolve("a/frames");
    try (FrameDirectory frames = new FrameDirectory(directory, "rtsp://***@door/1", 125_000)) {
      frames.accept(window(342, frame(1_000, 7), frame(126_000, 8)));
      frames.accept(window(342, frame(251_000, 9)));
      frames.accept(marker());
      frames.finish();
    }

    assertThat(names(directory))
        .containsExactly("000000.jpg", "000001.jpg", "000002.jpg", "frames.json", "index.csv");
    assertThat(directory.resolve("000002.jpg")).hasBinaryContent(new byte[] {9});
    assertThat(directory.resolve("index.csv"))
        .hasContent("frame,captureTimeUs\n0,1000\n1,126000\n2,251000\n");
    assertThat(directory.resolve("frames.json"))
        .hasContent(
            "{\"frameIntervalUs\":125000,\"width\":342,\"height\":256,"
                + "\"source\":\"rtsp://***@door/1\"}");
  }

  @Test
  void isNotThereBeforeItIsFinished() throws IOException {
    Path directory = parent.resolve("frames");

    FrameDirectory frames = new FrameDirectory(directory, "film.mp4", 125_000);
    frames.accept(window(342, frame(1_000, 7)));
    frames.commit();

    assertThat(directory).doesNotExist();
    frames.close();
    assertThat(names(parent)).isEmpty();
  }

  @Test
  void anEmptyDirectoryMayBeThereAlready() throws IOException {
    Path directory = Files.createDirectory(parent.resolve("frames"));
    try (FrameDirectory frames = new FrameDirectory(directory, "film.mp4", 125_000)) {
      frames.accept(window(342, frame(1_000, 7)));
      frames.finish();
    }

    assertThat(names(directory)).hasSize(3);
  }

  @Test
  void aDirectoryInUseIsLeftAlone() throws IOException {
    Path directory = Files.createDirectory(parent.resolve("frames"));
    Files.writeString(directory.resolve("mine.txt"), "mine");

    refused(directory, "is not empty");
    assertThat(names(parent)).containsExactly("frames");
  }

  @Test
  void aFileAndALeftoverAreNamed() throws IOException {
    refused(Files.createFile(parent.resolve("file")), "is a file");
    Files.createDirectory(parent.resolve("frames.partial"));
    refused(parent.resolve("frames"), "frames.partial");
    refused(Path.of("/"), "is the root directory");
  }

  @Test
  void aParentThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    refused(file.resolve("frames"), "cannot be written");
  }

  @Test
  void holdsOneSizeOnly() throws IOException {
    try (FrameDirectory frames =
        new FrameDirectory(parent.resolve("frames"), "film.mp4", 125_000)) {
      frames.accept(window(342, frame(1_000, 7)));

      assertThatThrownBy(() -> frames.accept(window(456, frame(2_000, 8))))
          .isInstanceOf(StopException.class)
          .hasMessageContaining("342x256 to 456x256 after 1 frames");
    }
    assertThat(names(parent)).isEmpty();
  }

  @Test
  void withoutAFrameThereIsNoDirectory() throws IOException {
    try (FrameDirectory frames =
        new FrameDirectory(parent.resolve("frames"), "film.mp4", 125_000)) {
      frames.accept(marker());

      assertThatThrownBy(frames::finish).hasMessageContaining("gave no frame");
    }
    assertThat(names(parent)).isEmpty();
  }

  @Test
  void itBeginsAtTheBeginning() {
    try (FrameDirectory frames =
        new FrameDirectory(parent.resolve("frames"), "film.mp4", 125_000)) {
      assertThat(frames.continuation()).isEqualTo(Continuation.FRESH);
    }
  }

  private static void refused(Path directory, String words) {
    assertThatThrownBy(() -> new FrameDirectory(directory, "film.mp4", 125_000))
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.code()).isEqualTo(ExitCode.DATA_DIRECTORY));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Frame frame(long captureTimeUs, int content) {
    return new Frame(captureTimeUs, ByteBuffer.wrap(new byte[] {(byte) content}));
  }

  private static FrameWindow window(int width, Frame... frames) {
    return new FrameWindow(
        "door",
        0,
        0,
        false,
        Clock.FILE,
        0,
        125_000,
        width,
        256,
        FrameCodec.JPEG,
        List.of(frames),
        Optional.empty(),
        5);
  }

  private static FrameWindow marker() {
    return FrameWindow.endOfEpoch("door", 1, 0, Clock.FILE, 125_000, EpochEnd.END_OF_INPUT, 5);
  }
}
