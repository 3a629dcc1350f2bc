package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class ExitDuringForwardTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir private Path directory;

  @RepeatedTest(2)
  void aProcessThatIsToldToEndWhileItWatchesEndsCleanly() throws Exception {
    Path checkpoint =
        Checkpoint.init(
                directory.resolve("nano"), Preset.named("nano"), 7, PvitTest.labels(directory))
            .directory();
    Process process = watchForever(checkpoint);
    try {
      waitUntilItWatches(process);

      process.destroy();

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ended in time").isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
      try (var left = Files.list(directory)) {
        assertThat(left.map(file -> file.getFileName().toString()))
            .noneMatch(name -> name.startsWith("hs_err"));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private Process watchForever(Path checkpoint) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            WatchForever.class.getName(),
            checkpoint.toString())
        .directory(directory.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void waitUntilItWatches(Process process) throws IOException {
    BufferedReader output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    for (int answers = 0; answers < 4; answers++) {
      assertThat(output.readLine()).isEqualTo("watched");
    }
  }
}
