package io.pvit.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void everyOptionButTheFileIsAKeyOfTheConfiguration() {
    Options options =
        Options.of(
            List.of(
                "--config",
                "my.yaml",
                "--bootstrap-servers",
                "b:1",
                "--client-properties",
                "tls.properties",
                "--checkpoint",
                "cp",
                "--set",
                "batch.maxClips=8",
                "--set",
                "applicationId=a=b",
                "--parent-watch"));

    assertThat(options)
        .isEqualTo(
            new Options(
                Path.of("my.yaml"),
                Map.of(
                    "kafka.bootstrapServers", "b:1",
                    "kafka.clientProperties", "tls.properties",
                    "checkpoint.directory", "cp",
                    "batch.maxClips", "8",
                    "applicationId", "a=b"),
                true,
                false));
  }

  @Test
  void withoutOptionsTheShippedConfigurationIsTaken() {
    assertThat(Options.of(List.of()))
        .isEqualTo(new Options(Path.of("config", "inference.yaml"), Map.of(), false, false));
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertRefused("There is no option --fast; --help lists those there are.", "--fast");
  }

  @Test
  void anOptionWithoutItsValueIsRefused() {
    assertRefused("--config needs a value.", "--config");
    assertRefused(
        "--set needs key=value, such as batch.maxClips=8; it got 'batch'.", "--set", "batch");
  }

  private static void assertRefused(String sentence, String... arguments) {
    assertThatThrownBy(() -> Options.of(List.of(arguments)))
        .isInstanceOfSatisfying(
            StopException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.USAGE))
        .hasMessage(sentence);
  }
}
