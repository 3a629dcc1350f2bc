package io.pvit.model;

/** The processor would compute in this precision with detours only; the message says what to do. */
public final class PrecisionUnsupported extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PrecisionUnsupported(String message) {
    super(message);
  }
}
