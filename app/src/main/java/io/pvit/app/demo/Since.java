package io.pvit.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Tells how long ago something was.
 *
 * @param begin when it was
 */
record Since(Instant begin) {

  /** In seconds, for a person. */
  String seconds() {
    long milliseconds = Duration.between(begin, Instant.now()).toMillis();
    return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
  }
}
