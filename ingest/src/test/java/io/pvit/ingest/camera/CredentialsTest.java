package io.pvit.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.Camera;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

  @TempDir Path directory;

  private final Credentials credentials =
      new Credentials(
          Map.of("YARD", "admin:ge:h@im/ß", "BROKEN", "geheim", "EMPTY_USER", ":geheim"));

  @Test
  void theAddressOfACameraWithoutStaysAsItIs() {
    assertThat(credentials.addressOf(camera("rtsp://10.0.0.7/live", "")))
        .isEqualTo("rtsp://10.0.0.7/live");
  }

  @Test
  void ofTheEnvironmentAreSpeltAsAnAddressAllows() {
    assertThat(credentials.addressOf(camera("rtsp://10.0.0.7/live", "env:YARD")))
        .isEqualTo("rtsp://admin:ge%3Ah%40im%2F%C3%9F@10.0.0.7/live");
  }

  @Test
  void ofAFileAreReadAnewEachTime() throws Exception {
    Path file = Files.writeString(directory.resolve("yard"), "admin:one\n");
    Camera yard = camera("https://10.0.0.7/live.ts", "file:" + file);
    assertThat(credentials.addressOf(yard)).isEqualTo("https://admin:one@10.0.0.7/live.ts");

    Files.writeString(file, "admin:two\n");

    assertThat(credentials.addressOf(yard)).isEqualTo("https://admin:two@10.0.0.7/live.ts");
  }

  @ParameterizedTest
  @CsvSource({
    "rtsp://h/live, env:NOWHERE, env:NOWHERE is not set",
    "rtsp://h/live, env:BROKEN, env:BROKEN must hold user:password",
    "rtsp://h/live, env:EMPTY_USER, env:EMPTY_USER must hold user:password",
    "rtsp://h/live, file:/no/such/file, the file /no/such/file cannot be read",
    "film.mp4, env:YARD, 'only http, https, rtsp and rtsps take a password'",
    "rtsp://admin:geheim@h/live, '', 'holds a user name or password'",
    "http://h/live?user=admin&pwd=geheim, '', 'holds a user name or password'"
  })
  void whatIsWrongIsSaidWithoutAPassword(String url, String reference, String words) {
    assertThatThrownBy(() -> credentials.addressOf(camera(url, reference)))
        .isInstanceOf(StopException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("geheim");
  }

  private static Camera camera(String url, String reference) {
    return new Camera(
        "yard",
        url,
        8,
        256,
        true,
        List.of(),
        Reporting.USUAL,
        Optional.empty(),
        Optional.of(reference).filter(it -> !it.isEmpty()));
  }
}
