package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceCommandTest {

  @TempDir Path configuration;

  @BeforeEach
  void ship() throws Exception {
    Path shipped = configuration.resolve("checkpoints/nano");
    Files.createDirectories(shipped);
    Files.writeString(shipped.resolve("card.json"), "{}");
  }

  @Test
  void takesTheShippedCheckpointWhereNoneIsNamed() {
    assertThat(
            InferenceCommand.orShipped(
                Map.of("streams.threads", "8"), Map.of("HOME", "/"), configuration))
        .containsOnly(
            Map.entry("streams.threads", "8"),
            Map.entry(
                "checkpoint.directory", configuration.resolve("checkpoints/nano").toString()));
  }

  @Test
  void takesTheOneThatTheCommandLineOrTheEnvironmentNames() {
    assertThat(
            InferenceCommand.orShipped(
                Map.of("checkpoint.directory", "mine"), Map.of(), configuration))
        .containsOnly(Map.entry("checkpoint.directory", "mine"));
    assertThat(
            InferenceCommand.orShipped(Map.of(), Map.of("PVIT_CHECKPOINT", "mine"), configuration))
        .isEmpty();
  }
}
