package io.pvit.trainer.dataset;

import java.nio.file.Path;

/** Whole films and their classes: lines {@code path,label}, the label an output from 0. */
public final class ClassList {

  private static final String HEADER = "path,label";

  private ClassList() {}

  /**
   * Reads a list.
   *
   * @param classes outputs of the network
   * @throws DatasetRefused when no line of it can be used
   */
  public static Listing read(Path csv, int classes) {
    Listing.Builder listing = new Listing.Builder();
    TextRows.read(
        csv,
        (number, line) -> {
          if (number > 1 || !line.equals(HEADER)) {
            listing.add(csv, number, "", () -> clip(line, classes));
          }
        });
    return listing.build();
  }

  /** A path may hold commas itself. */
  private static ClipReference clip(String line, int classes) {
    int comma = line.lastIndexOf(',');
    if (comma < 1) {
      throw new IllegalArgumentException("expected path,label, was '" + line + "'");
    }
    int output = TextRows.whole("label", line.substring(comma + 1));
    if (output < 0 || output >= classes) {
      throw new IllegalArgumentException(
          "label must be within 0..%d, was %d".formatted(classes - 1, output));
    }
    return new ClipReference(
        Path.of(line.substring(0, comma)), new ClipPart.Whole(), new ClipKnowledge.OfClass(output));
  }
}
