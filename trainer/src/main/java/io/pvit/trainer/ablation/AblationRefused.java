package io.pvit.trainer.ablation;

/** A comparison cannot go on in its directory; the message says why and what to do. */
public final class AblationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AblationRefused(String sentence) {
    super(sentence);
  }

  AblationRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
