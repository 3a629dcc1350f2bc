package io.pvit.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakTest {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  @TempDir Path directory;

  @Test
  void fiftyFilmsAndFiftyRefusalsLeaveMemoryAsItWas() throws Exception {
    assumeThat(STATUS).exists();
    Path film = TestFilm.of(directory.resolve("film.avi"), 1280, 720, 10, 4);
    Path sound = TestFilm.ofSound(directory.resolve("sound.m4a"));
    repeat(10, film, sound);
    long before = residentMegabytes();
    long openBefore = descriptors();

    repeat(50, film, sound);

    assertThat(descriptors() - openBefore).isLessThan(10);
    // One reader that is not closed costs about 7 MB: fifty would be 350.
    assertThat(residentMegabytes() - before).isLessThan(60);
  }

  private static void repeat(int times, Path film, Path sound) {
    for (int i = 0; i < times; i++) {
      assertThat(Watched.film(film).pictures()).hasSize(4);
      assertThatThrownBy(() -> Watched.film(sound)).isInstanceOf(StopException.class);
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.count();
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
