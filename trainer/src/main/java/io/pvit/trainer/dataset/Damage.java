package io.pvit.trainer.dataset;

import java.nio.file.Path;

/**
 * Something that was passed over.
 *
 * @param file where it is
 * @param line from 1; 0 where a file as a whole is meant
 * @param reason what is wrong with it
 */
public record Damage(Path file, int line, String reason) {

  @Override
  public String toString() {
    return line == 0 ? file + ": " + reason : "%s, line %d: %s".formatted(file, line, reason);
  }
}
