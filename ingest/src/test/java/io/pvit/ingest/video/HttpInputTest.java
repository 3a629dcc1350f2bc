package io.pvit.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.pvit.ingest.source.Reading;
import io.pvit.ingest.source.VideoLocation;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpInputTest {

  private static final long UNKNOWN_LENGTH = 0;

  @TempDir Path directory;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aFilmOfKnownLengthIsARecordingThatEnds() throws Exception {
    Path film = TestFilm.of(directory.resolve("film.avi"), 96, 64, 10, 12);
    serve("/film.avi", Files.readAllBytes(film), Files.size(film));

    Watched watched = watch("/film.avi");

    assertThat(watched.facts().live()).isFalse();
    assertThat(watched.pictures()).hasSize(12);
    assertThat(watched.last()).isInstanceOf(Reading.Over.class);
  }

  @Test
  void aStreamWithoutLengthIsLiveAndItsEndIsALoss() throws Exception {
    Path film = TestFilm.of(directory.resolve("film.ts"), 96, 64, 10, 40);
    serve("/cam", Files.readAllBytes(film), UNKNOWN_LENGTH);

    Watched watched = watch("/cam");

    assertThat(watched.facts().live()).isTrue();
    assertThat(watched.pictures()).hasSize(40);
    assertThat(watched.last())
        .isInstanceOfSatisfying(
            Reading.Lost.class,
            lost -> assertThat(lost.reason().code()).isEqualTo(ExitCode.INPUT_LOST));
  }

  @Test
  void aPlaylistIsForbidden() throws Exception {
    String playlist =
        """
        #EXTM3U
        #EXT-X-TARGETDURATION:2
        #EXTINF:2,
        http://127.0.0.1:1/other.ts
        #EXT-X-ENDLIST
        """;
    byte[] bytes = playlist.getBytes(StandardCharsets.UTF_8);
    serve("/list.m3u8", bytes, bytes.length);

    refused("/list.m3u8", ExitCode.INPUT_FORBIDDEN);
  }

  @Test
  void aRedirectToAFileOnThisMachineIsNotFollowed() throws Exception {
    Path film = TestFilm.of(directory.resolve("film.avi"), 96, 64, 10, 12);
    redirect("/moved", "file://" + film);

    assertThatThrownBy(() -> watch("/moved")).isInstanceOf(StopException.class);
  }

  @Test
  void aRedirectToAnotherProtocolConnectsToNobody() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      other.setSoTimeout(300);
      redirect("/moved", "https://127.0.0.1:" + other.getLocalPort() + "/film.avi");

      assertThatThrownBy(() -> watch("/moved")).isInstanceOf(StopException.class);

      assertThatThrownBy(other::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aPageIsNoFilm() {
    byte[] page = "<html><body>Sign in</body></html>".getBytes(StandardCharsets.UTF_8);
    serve("/page", page, page.length);

    refused("/page", ExitCode.INPUT_UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "404, INPUT_MISSING",
    "401, INPUT_REFUSED",
    "403, INPUT_REFUSED",
    "503, INPUT_UNREACHABLE"
  })
  void aServersRefusalHasItsExitCode(int status, ExitCode code) {
    server.createContext(
        "/cam",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });

    refused("/cam", code);
  }

  private void refused(String path, ExitCode code) {
    assertThatThrownBy(() -> watch(path))
        .hasMessageNotContaining("geheim")
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(code));
  }

  private Watched watch(String path) {
    String address =
        "http://u:geheim@127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    return Watched.of(VideoLocation.parse(address), Watched.SETTINGS);
  }

  private void redirect(String path, String target) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", target);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  private void serve(String path, byte[] bytes, long length) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, length);
          try (exchange) {
            exchange.getResponseBody().write(bytes);
          }
        });
  }
}
