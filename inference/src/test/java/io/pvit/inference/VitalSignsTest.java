package io.pvit.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VitalSignsTest {

  @TempDir Path directory;

  private Instant now = Instant.ofEpochSecond(1_000);

  @Test
  void whoWaitsForPartitionsIsAliveAndNotReady() {
    VitalSigns signs = new VitalSigns(directory, () -> now);
    signs.alive();

    assertThat(directory.resolve("alive")).exists();
    assertThat(directory.resolve("ready")).doesNotExist();

    signs.ready(true);
    assertThat(directory.resolve("ready")).exists();

    signs.ready(false);
    assertThat(directory.resolve("alive")).exists();
    assertThat(directory.resolve("ready")).doesNotExist();
  }

  @Test
  void theSignOfLifeIsAsYoungAsTheLastWord() throws IOException {
    VitalSigns signs = new VitalSigns(directory, () -> now);
    signs.alive();
    now = now.plusSeconds(3);
    signs.alive();

    assertThat(Files.getLastModifiedTime(directory.resolve("alive")).toInstant()).isEqualTo(now);
  }

  @Test
  void whatAKilledProcessLeftIsTakenAway() {
    VitalSigns killed = new VitalSigns(directory, () -> now);
    killed.alive();
    killed.ready(true);

    VitalSigns next = new VitalSigns(directory, () -> now);

    assertThat(directory).isEmptyDirectory();
    next.ended();
  }
}
