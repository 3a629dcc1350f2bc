package io.pvit.model.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory the process had in use since a moment, as Linux counts it. */
final class PeakMemory {

  static final String HOW =
      "peakResidentMb is VmHWM of /proc/self/status, reset before the contender's first two turns:"
          + " the whole process with all weights, the anchor's included, but not a GPU's memory; 0 where"
          + " there is no /proc";

  private static final Path RESET = Path.of("/proc/self/clear_refs");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private PeakMemory() {}

  /** Begins anew; where that is forbidden, the peak remains that of the whole life. */
  static void reset() {
    if (Files.isWritable(RESET)) {
      try {
        Files.writeString(RESET, "5");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static long residentMb() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
