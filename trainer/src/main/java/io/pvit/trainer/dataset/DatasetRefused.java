package io.pvit.trainer.dataset;

/** A data set is of no use at all; the message says why and what to do. */
public final class DatasetRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatasetRefused(String sentence) {
    super(sentence);
  }

  DatasetRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
