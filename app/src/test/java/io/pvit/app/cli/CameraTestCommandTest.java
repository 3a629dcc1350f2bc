package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.video.SampleFilm;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraTestCommandTest {

  @TempDir Path scratch;

  @Test
  void saysWhatAnInputSendsAndSavesItsFirstPicture() throws Exception {
    Path film = scratch.resolve("yard.mp4");
    SampleFilm.write(film, 1);
    Path snapshot = scratch.resolve("first.jpg");

    Invocation test = test(film.toString(), "--snapshot", snapshot.toString());

    assertThat(test.code()).as(test.err()).isZero();
    assertThat(test.out())
        .containsPattern("connected +.*, in \\d+\\.\\d s")
        .containsPattern("video +.*\\d+x\\d+, .* pictures a second, a film with an end")
        .containsPattern("clock +the film's own")
        .containsPattern("first picture +\\d+x\\d+, after .* s: .*first.jpg");
    assertThat(ImageIO.read(snapshot.toFile())).isNotNull();
  }

  @Test
  void saysInWordsWhatIsWrong() throws Exception {
    int port;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    Invocation closed = test("rtsp://127.0.0.1:%d/live".formatted(port));
    assertThat(closed.code()).isEqualTo(13);
    assertThat(closed.err()).contains("refused the connection; check host and port");

    Path text = Files.writeString(scratch.resolve("film.mp4"), "this is no film at all");
    Invocation noFilm = test(text.toString());
    assertThat(noFilm.code()).isEqualTo(11);
    assertThat(noFilm.err()).contains("is no film that can be read");

    Invocation password = test("rtsp://admin:geheim@127.0.0.1/live");
    assertThat(password.code()).isEqualTo(3);
    assertThat(password.err()).doesNotContain("geheim");
    assertThat(test().code()).isEqualTo(2);
  }

  private static Invocation test(String... words) {
    return Invocation.of(
        Stream.of(
                Stream.of("camera", "test"),
                Stream.of(words),
                Stream.of("--config", "../config/ingest.yaml"))
            .flatMap(it -> it)
            .toArray(String[]::new));
  }
}
