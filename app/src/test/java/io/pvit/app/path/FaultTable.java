package io.pvit.app.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pvit.app.path.Oracle.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The rows that {@code ./pvit test --faults} prints as one table when all tests have ended. */
final class FaultTable {

  private static final Path ROWS = Path.of("target", "faults.md");

  private FaultTable() {}

  /**
   * Adds a row, whether all is well or not.
   *
   * @param fault what was done, in a few words
   * @param rounds how often
   * @param seconds the longest time from a fault until every camera was watched again
   * @param growth what the process that lived through it all holds more
   */
  static void add(String fault, int rounds, Findings findings, double seconds, String growth)
      throws IOException {
    String row =
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %d | %d | %d | %.1f | %s |%n",
            fault,
            rounds,
            findings.clips(),
            findings.lost(),
            findings.repeated(),
            findings.unpaired(),
            seconds,
            growth);
    System.out.print(row);
    Files.createDirectories(ROWS.toAbsolutePath().getParent());
    Files.writeString(ROWS, row, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
