package io.pvit.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoLocationTest {

  @ParameterizedTest
  @CsvSource({
    "film.mp4, film.mp4",
    "/videos/a film.avi, /videos/a film.avi",
    "./a:b.mp4, ./a:b.mp4",
    "-strange.mp4, -strange.mp4",
    "file:///videos/a%20film.avi, /videos/a film.avi",
    "file:/videos/film.avi, /videos/film.avi",
  })
  void aPathIsARecording(String text, String path) {
    assertThat(VideoLocation.parse(text))
        .isEqualTo(new VideoLocation.Recording(Path.of(path)))
        .hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host/film.mp4", "https://host:8443/cam", "HTTP://host/x"})
  void aWebAddressIsHttp(String text) {
    assertThat(VideoLocation.parse(text)).isInstanceOf(VideoLocation.Http.class).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rtsp://camera/stream", "rtsps://camera:322/stream", "rtsp://[::1]:554/x"})
  void aCameraIsRtsp(String text) {
    assertThat(VideoLocation.parse(text)).isInstanceOf(VideoLocation.Rtsp.class).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "concat:a.mp4|b.mp4",
        "udp://239.0.0.1:5000",
        "rtmp://host/live",
        "pipe:0",
        "data:video/mp4;base64,AAAA",
        "lavfi:testsrc",
        "ftp://host/film.mp4",
        "crypto+file:///x"
      })
  void anotherSchemeIsForbiddenAndTheSentenceNamesWhatIsAccepted(String text) {
    assertThatThrownBy(() -> VideoLocation.parse(text))
        .hasMessageContaining(VideoLocation.ACCEPTED)
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> assertThat(stop.code()).isEqualTo(ExitCode.INPUT_FORBIDDEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "http://",
        "http:film.mp4",
        "rtsp:///stream",
        "http://host/a b",
        "http://host/a|b",
        "rtsp://host:port/x",
        "file://host/film.mp4",
        "file:"
      })
  void anAddressThatIsNoneIsAMistakeOfUsage(String text) {
    assertThatThrownBy(() -> VideoLocation.parse(text))
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.USAGE));
  }

  @Test
  void anAddressIsShownWithoutItsPasswordButKeptWithIt() {
    VideoLocation location = VideoLocation.parse("rtsp://admin:geheim@camera/live?token=abc&x=1");

    assertThat(location).hasToString("rtsp://***@camera/live?token=***&x=1");
    assertThat(((VideoLocation.Rtsp) location).address().toString()).contains("admin:geheim");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "rtsp://admin:pa'ss@cam/1, rtsp://***@cam/1",
        "http://admin:pa'ss@cam/1, http://***@cam/1",
        "my_admin:geheim@cam/1, ***@cam/1",
        "\" rtsp://admin:geheim@cam/1\", \" rtsp:/***@cam/1\"",
        "videos/at:home@noon.mp4, videos/at:home@noon.mp4",
      })
  void aPasswordIsNotShownWhateverItHoldsAndWhateverItIsTakenFor(String text, String shown) {
    assertThat(VideoLocation.parse(text)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "udp://u:geheim@host",
        "rtsp://u:geheim@@/x y",
        "rtsp://u:geheim@host:99999999999/x",
        "http://u:geh/eim@ho st/",
        "rtsp://u:gehe:im@host@x:1:2/",
        "rtsp://admin:my geheim@cam/1",
        "rtsp://admin:it's 'geheim@cam/1",
        "rtsp:admin:geheim@cam/1",
        "rtsp:/admin:geheim@cam/1",
        "admin:geheim@cam/1",
        "file://admin:geheim@cam/1",
      })
  void aRefusalShowsNoPassword(String text) {
    assertThatThrownBy(() -> VideoLocation.parse(text))
        .isInstanceOf(StopException.class)
        .hasMessageNotContaining("geh")
        .hasMessageContaining("***");
  }
}
