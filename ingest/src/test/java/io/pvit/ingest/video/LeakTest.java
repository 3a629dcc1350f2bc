package io.pvit.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakTest {

  private static final Path STATUS = Path.of("/proc/self/status");

  @TempDir Path directory;

  @Test
  void fiftyFilmsAndFiftyRefusalsLeaveMemoryAsItWas() throws Exception {
    assumeThat(STATUS).exists();
    Path film = TestFilm.of(directory.resolve("film.avi"), 1280, 720, 10, 4);
    Path none = Files.writeString(directory.resolve("none.mp4"), "no film at all".repeat(100));
    repeat(10, film, none);
    long before = residentMegabytes();

    repeat(50, film, none);

    // One reader that is not closed costs about 7 MB: fifty would be 350.
    assertThat(residentMegabytes() - before).isLessThan(60);
  }

  private static void repeat(int times, Path film, Path none) {
    for (int i = 0; i < times; i++) {
      assertThat(Watched.film(film).pictures()).hasSize(4);
      assertThatThrownBy(() -> Watched.film(none)).isInstanceOf(StopException.class);
    }
  }

  private static long residentMegabytes() throws IOException {
    System.gc();
    List<String> lines = Files.readAllLines(STATUS);
    String resident =
        lines.stream().filter(it -> it.startsWith("VmRSS:")).findFirst().orElseThrow();
    return Long.parseLong(resident.replaceAll("\\D", "")) / 1024;
  }
}
