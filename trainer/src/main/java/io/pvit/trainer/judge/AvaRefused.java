package io.pvit.trainer.judge;

/** A file in AVA's layout that cannot be understood; the message names file and line. */
public final class AvaRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AvaRefused(String message) {
    super(message);
  }

  AvaRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
