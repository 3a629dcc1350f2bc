package io.pvit.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileInputTest {

  @TempDir Path directory;

  @Test
  void randomBytesAreUnreadable() throws IOException {
    byte[] bytes = new byte[200_000];
    new Random(7).nextBytes(bytes);

    refused(write("film.mp4", bytes), ExitCode.INPUT_UNREADABLE, "is no film");
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.mp4", "notes.txt", "page.html", "list.csv", "subtitles.srt"})
  void textIsUnreadable(String name) throws IOException {
    byte[] text = "1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n".repeat(50).getBytes(UTF_8);

    refused(write(name, text), ExitCode.INPUT_UNREADABLE, "is no film");
  }

  @Test
  void aScriptThatNamesAnotherFileIsForbidden() throws Exception {
    TestFilm.of(directory.resolve("other.ts"), 96, 64, 10, 5);

    refused(
        write("film.mp4", "ffconcat version 1.0\nfile other.ts\n".getBytes(UTF_8)),
        ExitCode.INPUT_FORBIDDEN,
        "is a playlist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sound.m4a", "sound.wav", "sound.mp4"})
  void soundAloneHasNoVideo(String name) throws Exception {
    Path file = TestFilm.ofSound(directory.resolve(name));

    refused(file, ExitCode.INPUT_WITHOUT_VIDEO, "only sound");
  }

  @Test
  void aFilmCutOffIsPlayedUpToThereAndTheDamageIsCounted() throws Exception {
    Path whole = TestFilm.of(directory.resolve("film.avi"), 192, 128, 10, 60);
    byte[] bytes = Files.readAllBytes(whole);

    Watched watched = Watched.film(write("cut.avi", Arrays.copyOf(bytes, bytes.length / 2)));

    assertThat(watched.pictures()).hasSizeBetween(15, 45);
    assertThat(watched.last()).isInstanceOf(Reading.Over.class);
    assertThat(watched.damage().corruptPackets()).isPositive();
  }

  @Test
  void aFilmWhoseIndexWasCutOffIsUnreadable() throws Exception {
    byte[] bytes = Files.readAllBytes(TestFilm.of(directory.resolve("film.mp4"), 96, 64, 10, 60));

    refused(
        write("cut.mp4", Arrays.copyOf(bytes, bytes.length / 2)),
        ExitCode.INPUT_UNREADABLE,
        "is no film");
  }

  @Test
  void flippedBitsCostPicturesAndNotTheProcess() throws Exception {
    byte[] bytes = Files.readAllBytes(TestFilm.of(directory.resolve("film.avi"), 192, 128, 10, 60));
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      int at = 10_000 + random.nextInt(bytes.length - 12_000);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
    }

    Watched watched = Watched.film(write("flipped.avi", bytes));

    assertThat(watched.last()).isInstanceOf(Reading.Over.class);
    assertThat(watched.pictures()).hasSizeBetween(1, 60);
  }

  @Test
  void aFilmWhosePicturesAreAllDestroyedIsUnreadable() throws Exception {
    byte[] bytes = Files.readAllBytes(TestFilm.of(directory.resolve("film.avi"), 96, 64, 10, 20));
    int movie = indexOf(bytes, "movi");
    int index = indexOf(bytes, "idx1");
    for (int at = movie + 4; at + 8 < index; ) {
      int size = ByteBuffer.wrap(bytes, at + 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
      Arrays.fill(bytes, at + 8, at + 8 + size, (byte) 0);
      at += 8 + size + size % 2;
    }

    refused(write("destroyed.avi", bytes), ExitCode.INPUT_UNREADABLE, "yielded no picture");
  }

  @Test
  void aGiantIsForbiddenBeforeADecoderSeesIt() throws Exception {
    byte[] bytes = Files.readAllBytes(TestFilm.of(directory.resolve("film.avi"), 96, 64, 10, 5));
    int format = indexOf(bytes, "strf") + 8;
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(format + 4, 20_000).putInt(format + 8, 20_000);

    refused(write("giant.avi", bytes), ExitCode.INPUT_FORBIDDEN, "20000x20000");
  }

  @Test
  void aGiantThatOnlyItsPicturesTellOfIsNotDecoded() throws Exception {
    Path film = TestFilm.ofJpegs(directory.resolve("film.mjpeg"), 192, 128, 3);
    FfmpegSettings small = new FfmpegSettings(5_000, 5_000, 96 * 64, 90);

    assertThatThrownBy(() -> Watched.of(new VideoLocation.Recording(film), small))
        .isInstanceOfSatisfying(
            StopException.class,
            stop ->
                assertThat(stop.code()).isIn(ExitCode.INPUT_FORBIDDEN, ExitCode.INPUT_UNREADABLE));
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  private static int indexOf(byte[] bytes, String word) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
  }

  private static void refused(Path file, ExitCode code, String words) {
    assertThatThrownBy(() -> Watched.film(file))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(code));
  }
}
