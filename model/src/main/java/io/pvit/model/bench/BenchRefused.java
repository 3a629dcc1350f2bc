package io.pvit.model.bench;

/** What was asked cannot be measured; the message says why in a sentence. */
public final class BenchRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchRefused(String message) {
    super(message);
  }
}
