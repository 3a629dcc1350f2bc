package io.pvit.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadTimesTest {

  private static final String STAT = "%d (%s) S 1 2 3 4 5 6 7 8 9 10 %d %d 0 0 20 0 9 0 1\n";

  @TempDir Path process;

  @Test
  void threadsOfTheNameAreAddedAndOthersAreNot() throws IOException {
    Files.writeString(process.resolve("stat"), STAT.formatted(7, "java", 900, 100));
    thread(8, "network", 500, 50);
    thread(9, "network", 150, 0);
    thread(10, "kafka (network) ", 200, 0);

    ThreadTimes times = ThreadTimes.of(process, "network").orElseThrow();

    assertThat(times).isEqualTo(new ThreadTimes(1_000, 700));
    assertThat(times.shareOfOthers()).isCloseTo(0.3, within(1e-9));
    assertThat(times.since(new ThreadTimes(500, 300))).isEqualTo(new ThreadTimes(500, 400));
  }

  @Test
  void nothingIsKnownOfAProcessThatIsGone() {
    assertThat(ThreadTimes.of(process.resolve("gone"), "network")).isEmpty();
  }

  @Test
  void nothingIsKnownOfSeveralProcessesWhenOneIsGone() {
    long here = ProcessHandle.current().pid();

    assertThat(ThreadTimes.of(List.of(here, Long.MAX_VALUE), "network")).isEmpty();
    assertThat(ThreadTimes.of(List.of(), "network")).contains(new ThreadTimes(0, 0));
  }

  private void thread(int number, String name, int user, int system) throws IOException {
    Path task = process.resolve("task/" + number);
    Files.createDirectories(task);
    Files.writeString(task.resolve("comm"), name + "\n");
    Files.writeString(task.resolve("stat"), STAT.formatted(number, name, user, system));
  }
}
