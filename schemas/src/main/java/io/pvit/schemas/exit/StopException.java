package io.pvit.schemas.exit;

/**
 * Ends the process with one sentence and an exit code, and without a stack trace.
 *
 * <p>The message tells its reader what is wrong and what to do next, and never holds a password.
 */
public final class StopException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public StopException(ExitCode code, String sentence) {
    super(sentence);
    this.code = code;
  }

  public StopException(ExitCode code, String sentence, Throwable cause) {
    super(sentence, cause);
    this.code = code;
  }

  /** What the process exits with. */
  public ExitCode code() {
    return code;
  }

  /** What its reader is told. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
