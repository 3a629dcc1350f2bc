package io.pvit.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.ingest.source.Damage;
import io.pvit.ingest.source.FrameSize;
import io.pvit.ingest.source.Picture;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.VideoLocation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegSourceTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"film.mp4", "film.avi", "film.mkv", "film.ts"})
  void everyPictureComesOnceInOrderAndWithItsTime(String name) throws Exception {
    Watched watched = Watched.film(TestFilm.of(directory.resolve(name), 96, 64, 10, 23));

    assertThat(watched.pictures()).hasSize(23);
    long startUs = watched.pictures().get(0).timeUs();
    for (int i = 0; i < 23; i++) {
      Watched.Seen seen = watched.pictures().get(i);
      assertThat(seen.timeUs() - startUs).isCloseTo(i * 100_000L, within(1_000L));
      assertThat(seen.brightness()).isCloseTo(TestFilm.brightness(i), within(2.0));
    }
    assertThat(watched.last()).isInstanceOf(Reading.Over.class);
    assertThat(watched.damage()).isEqualTo(Damage.NONE);
    assertThat(watched.facts().live()).isFalse();
    assertThat(watched.facts().pictureIntervalUs()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 1111111", "0.2, 5000000", "0.05, 10000000"})
  void aSlowFilmsIntervalIsKnownWithinReason(double rate, long intervalUs) throws Exception {
    Path film = TestFilm.of(directory.resolve("film.avi"), 96, 64, rate, 4);

    assertThat(Watched.film(film).facts().pictureIntervalUs()).isEqualTo(intervalUs);
  }

  @Test
  void aNameThatLooksLikeAProtocolIsAName() throws Exception {
    Path film = TestFilm.of(directory.resolve("film.avi"), 96, 64, 10, 3);
    Path strange = Files.move(film, directory.resolve("concat:ä|b %20.avi"));

    assertThat(Watched.film(strange).pictures()).hasSize(3);
  }

  @Test
  void timesFollowAVariableRate() throws Exception {
    Path file = directory.resolve("film.mkv");
    try (TestFilm film = TestFilm.begin(file, 96, 64, 1_000)) {
      film.addAt(0);
      film.addAt(40_000);
      film.addAt(250_000);
      film.addAt(3_000_000);
    }

    assertThat(Watched.film(file).pictures())
        .extracting(Watched.Seen::timeUs)
        .containsExactly(0L, 40_000L, 250_000L, 3_000_000L);
  }

  @Test
  void aPictureIsScaledToTheSizeAskedForAndStaysWhileHeld() throws Exception {
    Path file = TestFilm.of(directory.resolve("film.mp4"), 200, 120, 10, 3);
    try (FfmpegSource source =
        new FfmpegSource(new VideoLocation.Recording(file), Watched.SETTINGS)) {
      source.open();
      try (Picture first = ((Reading.Pictured) source.next()).picture();
          Picture second = ((Reading.Pictured) source.next()).picture()) {

        BufferedImage image = Watched.image(first.jpeg(new FrameSize(50, 30)));

        assertThat(image.getWidth()).isEqualTo(50);
        assertThat(image.getHeight()).isEqualTo(30);
        assertThat(Watched.brightness(second.jpeg(new FrameSize(200, 120))))
            .isCloseTo(TestFilm.brightness(1), within(2.0));
        assertThat(Watched.brightness(first.jpeg(new FrameSize(64, 64))))
            .isCloseTo(TestFilm.brightness(0), within(2.0));
      }
    }
  }

  @Test
  void aFilmThatChangesItsSizeSaysSoPictureByPicture() throws Exception {
    Path file = directory.resolve("film.mjpeg");
    Path small = TestFilm.ofJpegs(directory.resolve("small.mjpeg"), 96, 64, 5);
    Path large = TestFilm.ofJpegs(directory.resolve("large.mjpeg"), 192, 128, 4);
    Files.write(file, Files.readAllBytes(small));
    Files.write(file, Files.readAllBytes(large), java.nio.file.StandardOpenOption.APPEND);

    Watched watched = Watched.film(file);

    assertThat(watched.pictures())
        .extracting(Watched.Seen::size)
        .startsWith(new FrameSize(96, 64))
        .endsWith(new FrameSize(192, 128))
        .hasSize(9);
    assertThat(watched.pictures().get(5).brightness())
        .isCloseTo(TestFilm.brightness(0), within(2.0));
  }

  @Test
  void aFullRangePictureIsAsBrightAsALimitedRangeOne() throws Exception {
    Watched full = Watched.film(TestFilm.ofJpegs(directory.resolve("f.mjpeg"), 96, 64, 2));
    Watched limited = Watched.film(TestFilm.of(directory.resolve("l.avi"), 96, 64, 25, 2));

    assertThat(full.pictures().get(1).brightness())
        .isCloseTo(limited.pictures().get(1).brightness(), within(2.0));
  }

  @ParameterizedTest
  @CsvSource({"192, 128", "100, 66", "64, 42"})
  void aGreyPictureStaysGreyAtEverySize(int width, int height) throws Exception {
    Path file = TestFilm.of(directory.resolve("film.avi"), 192, 128, 10, 1);
    try (FfmpegSource source =
        new FfmpegSource(new VideoLocation.Recording(file), Watched.SETTINGS)) {
      source.open();
      try (Picture picture = ((Reading.Pictured) source.next()).picture()) {
        Color pixel =
            new Color(Watched.image(picture.jpeg(new FrameSize(width, height))).getRGB(9, 9));

        assertThat(pixel).isEqualTo(new Color(pixel.getRed(), pixel.getRed(), pixel.getRed()));
      }
    }
  }
}
