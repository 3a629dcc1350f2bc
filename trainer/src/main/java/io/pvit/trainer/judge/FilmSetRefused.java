package io.pvit.trainer.judge;

/** A folder of labelled films that cannot be understood; the message names file and line. */
public final class FilmSetRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FilmSetRefused(String message) {
    super(message);
  }

  FilmSetRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
