package io.pvit.app.camera;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RtspServerTest {

  private final SyntheticCamera camera =
      new SyntheticCamera("yard", new CameraShape(125_000, 2, 16, 16), RtspServerTest::never);
  private RtspServer server;

  @BeforeEach
  void start() throws IOException {
    server = RtspServer.start(List.of(camera));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void saysWhatItSends() throws Exception {
    assertThat(ask("DESCRIBE", "yard"))
        .startsWith("RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Type: application/sdp\r\n")
        .contains("m=video 0 RTP/AVP 96\n", "a=rtpmap:96 MP4V-ES/90000\n", "a=framerate:8.000\n");
  }

  @Test
  void knowsNoOtherCamera() throws Exception {
    assertThat(ask("DESCRIBE", "hall")).startsWith("RTSP/1.0 404 Not Found\r\n");
  }

  @Test
  void hasNothingForASecondViewer() throws Exception {
    assertThat(ask("PLAY", "yard")).startsWith("RTSP/1.0 200 OK\r\n");

    assertThat(ask("PLAY", "yard")).startsWith("RTSP/1.0 453 Not Enough Bandwidth\r\n");
  }

  @Test
  void answersWhatItCannotDo() throws Exception {
    assertThat(ask("RECORD", "yard")).startsWith("RTSP/1.0 501 Not Implemented\r\n");
  }

  @Test
  void hangsUpOnWhoeverSpeaksSomethingElse() throws Exception {
    try (Socket viewer = connect()) {
      viewer.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));

      assertThat(viewer.getInputStream().read()).isEqualTo(-1);
    }
  }

  private String ask(String method, String path) throws IOException {
    try (Socket viewer = connect()) {
      viewer
          .getOutputStream()
          .write(
              "%s rtsp://127.0.0.1:1/%s RTSP/1.0\r\nCSeq: 1\r\n\r\n"
                  .formatted(method, path)
                  .getBytes(US_ASCII));
      viewer.shutdownOutput();
      return new String(viewer.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private Socket connect() throws IOException {
    URI address = URI.create(server.address(camera));
    return new Socket(address.getHost(), address.getPort());
  }

  private static ActedScene never() throws InterruptedException {
    Thread.sleep(Long.MAX_VALUE);
    throw new IllegalStateException("an eternity is over");
  }
}
