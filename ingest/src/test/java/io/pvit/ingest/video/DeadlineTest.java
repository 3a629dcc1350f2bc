package io.pvit.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.ingest.source.Picture;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DeadlineTest {

  private static final FfmpegSettings SHORT = new FfmpegSettings(700, 700, 16_777_216, 90);
  private static final FfmpegSettings LONG = new FfmpegSettings(50_000, 50_000, 16_777_216, 90);
  private static final byte[] NOTHING = {};

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"http", "rtsp"})
  void aServerThatSaysNothingIsGivenUpAtTheDeadline(String scheme) throws IOException {
    try (SilentServer server = new SilentServer(NOTHING)) {
      VideoLocation location = location(scheme, server);
      long start = System.nanoTime();

      assertThatThrownBy(() -> Watched.of(location, SHORT))
          .hasMessageContaining("did not answer within 700 ms")
          .hasMessageNotContaining("geheim")
          .isInstanceOfSatisfying(
              StopException.class,
              stop -> assertThat(stop.code()).isEqualTo(ExitCode.INPUT_UNREACHABLE));
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(600), Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "rtsp"})
  void aServerThatTricklesForEverIsGivenUpAtTheDeadlineToo(String scheme) throws Exception {
    try (SilentServer server = new SilentServer(NOTHING);
        FfmpegSource source = new FfmpegSource(location(scheme, server), SHORT)) {
      CompletableFuture<Void> opening = CompletableFuture.runAsync(source::open);
      server.awaitSilence();
      server.trickle();

      assertThatThrownBy(() -> opening.get(10, TimeUnit.SECONDS))
          .cause()
          .hasMessageContaining("did not answer within 700 ms");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "rtsp"})
  void openingIsCancelledFromAnotherThread(String scheme) throws Exception {
    try (SilentServer server = new SilentServer(NOTHING);
        FfmpegSource source = new FfmpegSource(location(scheme, server), LONG)) {
      CompletableFuture<Void> opening = CompletableFuture.runAsync(source::open);
      server.awaitSilence();
      long start = System.nanoTime();

      source.cancel();

      assertThatThrownBy(() -> opening.get(10, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.INTERRUPTED));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aStreamThatFallsSilentIsLostAtTheDeadline() throws Exception {
    try (SilentServer server = new SilentServer(endlessStream())) {
      Watched watched = Watched.of(location("http", server), SHORT);

      assertThat(watched.facts().live()).isTrue();
      assertThat(watched.pictures()).isNotEmpty();
      assertThat(watched.last())
          .isInstanceOfSatisfying(
              Reading.Lost.class,
              lost -> {
                assertThat(lost.reason().code()).isEqualTo(ExitCode.INPUT_LOST);
                assertThat(lost.reason()).hasMessageContaining("no picture for 700 ms");
              });
    }
  }

  @Test
  void readingIsCancelledFromAnotherThread() throws Exception {
    try (SilentServer server = new SilentServer(endlessStream());
        FfmpegSource source = new FfmpegSource(location("http", server), LONG)) {
      source.open();
      CompletableFuture<Reading> last = CompletableFuture.supplyAsync(() -> readToEnd(source));
      server.awaitSilence();

      source.cancel();

      assertThat(last.get(10, TimeUnit.SECONDS)).isInstanceOf(Reading.Cancelled.class);
      assertThat(source.next()).isInstanceOf(Reading.Cancelled.class);
    }
  }

  @Test
  void cancellingBeforeAndAfterIsHarmless() throws Exception {
    Path film = TestFilm.of(directory.resolve("film.avi"), 96, 64, 10, 3);
    FfmpegSource source = new FfmpegSource(new VideoLocation.Recording(film), LONG);
    source.cancel();

    assertThatThrownBy(source::open).isInstanceOf(StopException.class);
    source.close();
    source.cancel();
    source.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "rtsp"})
  void aPortWhereNobodyListensIsUnreachableAtOnce(String scheme) throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }

    assertThatThrownBy(
            () -> Watched.of(VideoLocation.parse(scheme + "://127.0.0.1:" + port + "/cam"), LONG))
        .hasMessageContaining("refused the connection")
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.code()).isEqualTo(ExitCode.INPUT_UNREACHABLE));
  }

  private static Reading readToEnd(FfmpegSource source) {
    Reading reading = source.next();
    while (reading instanceof Reading.Pictured pictured) {
      try (Picture picture = pictured.picture()) {
        assertThat(picture.size().width()).isEqualTo(192);
      }
      reading = source.next();
    }
    return reading;
  }

  private static VideoLocation location(String scheme, SilentServer server) {
    return VideoLocation.parse(scheme + "://u:geheim@127.0.0.1:" + server.port() + "/cam");
  }

  /** The beginning of a stream without a length, long enough to be recognised. */
  private byte[] endlessStream() throws Exception {
    Path film = TestFilm.of(directory.resolve("stream.ts"), 192, 128, 25, 250);
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    response.write(
        "HTTP/1.0 200 OK\r\nContent-Type: video/mp2t\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    response.write(Files.readAllBytes(film));
    return response.toByteArray();
  }
}
