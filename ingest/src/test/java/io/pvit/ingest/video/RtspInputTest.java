package io.pvit.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.exit.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RtspInputTest {

  private static final FfmpegSettings SETTINGS = new FfmpegSettings(20_000, 1_500, 16_777_216, 90);

  @TempDir Path directory;

  @Test
  void aCameraIsWatchedUntilItFallsSilent() throws Exception {
    try (TestCamera camera = new TestCamera(stream(), false)) {
      Watched watched = Watched.of(VideoLocation.parse(camera.address()), SETTINGS);

      assertThat(watched.facts().live()).isTrue();
      assertThat(watched.pictures()).hasSizeBetween(55, 60);
      Watched.Seen third = watched.pictures().get(2);
      assertThat(third.brightness()).isCloseTo(TestFilm.brightness(2), within(2.0));
      assertThat(watched.last())
          .isInstanceOfSatisfying(
              Reading.Lost.class,
              lost -> {
                assertThat(lost.reason().code()).isEqualTo(ExitCode.INPUT_LOST);
                assertThat(lost.reason())
                    .hasMessageContaining("no picture for 1500 ms")
                    .hasMessageContaining("rtsp://***@127.0.0.1")
                    .hasMessageNotContaining("geheim");
              });
    }
  }

  @Test
  void aCameraThatHangsUpIsLostAtOnce() throws Exception {
    try (TestCamera camera = new TestCamera(stream(), true)) {
      Watched watched = Watched.of(VideoLocation.parse(camera.address()), SETTINGS);

      assertThat(watched.pictures()).hasSizeBetween(55, 60);
      assertThat(watched.last())
          .isInstanceOfSatisfying(
              Reading.Lost.class,
              lost -> assertThat(lost.reason().code()).isEqualTo(ExitCode.INPUT_LOST));
    }
  }

  private byte[] stream() throws Exception {
    return Files.readAllBytes(TestFilm.of(directory.resolve("camera.ts"), 192, 128, 10, 60));
  }
}
