package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.LearnForever;
import io.pvit.model.net.Preset;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the gate at the exit, an end in the middle of a backward pass is a crash, every time. */
class ExitDuringWorkTest {

  private static final int TERMINATED = 128 + 15;

  @TempDir private Path directory;

  @Test
  void aProcessThatIsToldToEndWhileItWatchesEndsCleanly() throws Exception {
    Path labels = PvitTest.labels(directory);
    Checkpoint nano = Checkpoint.init(directory.resolve("nano"), Preset.named("nano"), 7, labels);

    List<String> unused = assertEndsCleanly(WatchForever.class, nano.directory().toString());
  }

  @Test
  void aProcessThatIsToldToEndWhileItLearnsEndsCleanly() throws Exception {
    List<String> unused = assertEndsCleanly(LearnForever.class);
  }

  @Test
  void aProcessThatIsToldToEndWhileTwoThreadsWatchAndAThirdLearnsEndsCleanly() throws Exception {
    Path labels = PvitTest.labels(directory);
    Checkpoint nano = Checkpoint.init(directory.resolve("nano"), Preset.named("nano"), 7, labels);

    List<String> unused =
        assertEndsCleanly(WatchAndLearnForever.class, nano.directory().toString());
  }

  @Test
  void workThatIsRegisteredToEndFirstIsFinished() throws Exception {
    Path labels = PvitTest.labels(directory);
    Checkpoint nano = Checkpoint.init(directory.resolve("nano"), Preset.named("nano"), 7, labels);

    List<String> last = assertEndsCleanly(FinishTheWatch.class, nano.directory().toString());

    assertThat(last).containsExactly("finished");
  }

  /** Gives what the process still said. */
  private List<String> assertEndsCleanly(Class<?> program, String... arguments) throws Exception {
    Process process = start(program, arguments);
    try {
      BufferedReader output = waitUntilItWorks(process);

      // The process's own destroy() would stop listening to it.
      assertThat(process.toHandle().destroy()).isTrue();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
      try (var left = Files.list(directory)) {
        assertThat(left.map(file -> file.getFileName().toString()))
            .noneMatch(name -> name.startsWith("hs_err"));
      }
      return output.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Class<?> program, String... arguments) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            classPath,
            program.getName());
    builder.command().addAll(List.of(arguments));
    return builder
        .directory(directory.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static BufferedReader waitUntilItWorks(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (int rounds = 0; rounds < 3; rounds++) {
      assertThat(output.readLine()).isEqualTo("worked");
    }
    return output;
  }
}
