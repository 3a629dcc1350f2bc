package io.pvit.inference.batch;

/** An item got no answer: too late, closed, or the work itself failed (then there is a cause). */
public final class BatchFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BatchFailed(String message) {
    super(message);
  }

  public BatchFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
