package io.pvit.schemas.codec;

import java.util.Optional;

/**
 * A message in its second version: the first had only the name.
 *
 * @param name as ever
 * @param level new, with the default 3
 * @param note new and optional
 */
public record Evolved(String name, int level, Optional<String> note) {
  public Evolved {
    if (level < 0) {
      throw new IllegalArgumentException("level must be >= 0, was " + level);
    }
  }
}
