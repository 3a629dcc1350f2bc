package io.pvit.inference.kafka;

/** The broker did not hand out again what it has; another attempt may do better. */
final class RereadingTookTooLong extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RereadingTookTooLong(String message) {
    super(message);
  }
}
