package io.pvit.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a process holds at a moment, as Linux tells it.
 *
 * @param residentKib memory
 * @param descriptors open files, sockets and pipes
 */
public record Footprint(long residentKib, long descriptors) {

  /** Of the process of that number. */
  public static Footprint of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> open = Files.list(process.resolve("fd"));
        Stream<String> status = Files.lines(process.resolve("status"))) {
      long kib =
          status
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow();
      return new Footprint(kib, open.count());
    }
  }

  /** How much more that is than before. */
  public Footprint since(Footprint before) {
    return new Footprint(residentKib - before.residentKib, descriptors - before.descriptors);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%+.1f MiB, %+d", residentKib / 1024.0, descriptors);
  }
}
