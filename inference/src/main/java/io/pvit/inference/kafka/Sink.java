package io.pvit.inference.kafka;

/** The topology's ways out, by name. */
enum Sink {
  ACTIONS,
  EVENTS,
  NOW,
  COVERAGE,
  DEAD_LETTERS;

  /** The node's name; it stays the same for good. */
  String node() {
    return "to-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
