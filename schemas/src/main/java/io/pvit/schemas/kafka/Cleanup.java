package io.pvit.schemas.kafka;

/** What a topic forgets. */
public enum Cleanup {
  /** Old records, by time and size. */
  DELETE("delete"),
  /** All but the newest record of a key. */
  COMPACT("compact");

  private final String policy;

  Cleanup(String policy) {
    this.policy = policy;
  }

  /** Kafka's word for it, as in {@code cleanup.policy}. */
  public String policy() {
    return policy;
  }
}
