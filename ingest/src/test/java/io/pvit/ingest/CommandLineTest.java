package io.pvit.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @Test
  void everyOptionHasItsPlace() {
    IngestOptions options =
        parse(
            "--camera=door",
            "--input",
            "film.mp4",
            "--config",
            "my.yaml",
            "--bootstrap-servers",
            "a:1,b:2",
            "--client-properties=tls.properties",
            "--set",
            "sampling.framesPerSecond=10",
            "--set=kafka.topicPrefix=x=y",
            "--seconds",
            "2.5",
            "--frames",
            "out",
            "--realtime");

    assertThat(options)
        .isEqualTo(
            new IngestOptions(
                "door",
                "film.mp4",
                Path.of("my.yaml"),
                Map.of(
                    "kafka.bootstrapServers",
                    "a:1,b:2",
                    "kafka.clientProperties",
                    "tls.properties",
                    "sampling.framesPerSecond",
                    "10",
                    "kafka.topicPrefix",
                    "x=y"),
                Optional.of(Path.of("out")),
                Optional.of(Duration.ofMillis(2_500)),
                true));
  }

  @Test
  void aCameraAndAnInputAreEnough() {
    IngestOptions options = parse("--camera", "door", "--input", "film.mp4");

    assertThat(options.config()).isEqualTo(Path.of("config/ingest.yaml"));
    assertThat(options.limit()).isEmpty();
    assertThat(options.realtime()).isFalse();
  }

  @Test
  void framesNeedNoCamera() {
    assertThat(parse("--frames", "out", "--input", "film.mp4").cameraId())
        .isEqualTo(IngestOptions.FRAMES_ONLY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--camera a --input b --speed 3       | '--speed'",
        "--camera a --input b extra           | 'extra'",
        "--camera a --input b -v              | '-v'",
        "--input b                            | --camera",
        "--camera a                           | --input",
        "--camera a --input                   | --input needs a value",
        "--camera --input b                   | --camera needs a value",
        "--camera a --camera c --input b      | --camera is given twice",
        "--camera a/b --input b               | 'a/b'",
        "--camera a --input b --seconds zehn  | 'zehn'",
        "--camera a --input b --seconds 0     | '0'",
        "--camera a --input b --seconds -1    | '-1'",
        "--camera a --input b --seconds 1e99  | '1e99'",
        "--camera a --input b --set x         | 'x'",
        "--camera a --input b --set a=1 --set a=2 | a is set twice",
        "--camera a --input b --realtime=yes  | --realtime",
      })
  void aMistakeIsNamed(String line, String named) {
    assertThatThrownBy(() -> parse(line.split(" ")))
        .hasMessageContaining(named)
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.USAGE));
  }

  @Test
  void theOptionsShowNoPassword() {
    assertThat(parse("--camera", "a", "--input", "rtsp://u:geheim@h/x").toString())
        .doesNotContain("geheim");
  }

  @Test
  void withoutAWordOfOneInputAllCamerasAreWatched() {
    CommandLine service =
        CommandLine.read("--config", "my.yaml", "--set", "watching.firstDelayMs=100");

    assertThat(service.isService()).isTrue();
    assertThat(service.configuration()).isEqualTo(Path.of("my.yaml"));
    assertThat(service.overrides()).containsExactly(entry("watching.firstDelayMs", "100"));
    assertThat(CommandLine.read("--realtime").isService()).isFalse();
  }

  private static IngestOptions parse(String... args) {
    return CommandLine.read(args).options();
  }
}
