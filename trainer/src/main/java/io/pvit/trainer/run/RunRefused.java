package io.pvit.trainer.run;

/** A run that cannot begin or go on, with the reason and what to do. */
public final class RunRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunRefused(String sentence) {
    super(sentence);
  }

  RunRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
