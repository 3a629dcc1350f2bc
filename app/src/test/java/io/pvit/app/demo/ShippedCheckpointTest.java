package io.pvit.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedCheckpointTest {

  @TempDir Path configuration;

  @Test
  void isTheOneDirectoryWithACard() throws Exception {
    ship("nano");
    Files.createDirectories(configuration.resolve("checkpoints/notes"));
    Files.createFile(configuration.resolve("checkpoints/README.md"));

    assertThat(ShippedCheckpoint.in(configuration))
        .hasValue(configuration.resolve("checkpoints/nano"));
  }

  @Test
  void thereMayBeNone() throws Exception {
    assertThat(ShippedCheckpoint.in(configuration)).isEmpty();

    Files.createDirectories(configuration.resolve("checkpoints"));

    assertThat(ShippedCheckpoint.in(configuration)).isEmpty();
  }

  @Test
  void ofSeveralNoneIsMeant() throws Exception {
    ship("nano");
    ship("small");

    assertThatThrownBy(() -> ShippedCheckpoint.in(configuration))
        .hasMessageEndingWith(
            "checkpoints holds 2 checkpoints, nano and small among them; name one with"
                + " --checkpoint.")
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.CHECKPOINT));
  }

  private void ship(String name) throws IOException {
    Path directory = configuration.resolve("checkpoints").resolve(name);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("card.json"), "{}");
  }
}
