package io.pvit.model.exchange;

import java.nio.file.Path;

/**
 * A file's weights are not taken, or it cannot take ours. The message is one sentence for the
 * operator.
 */
public final class WeightsFileRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it was refused. */
  public enum Reason {
    /** There is no such file. */
    MISSING,
    /** It is truncated, damaged, or nothing that holds weights. */
    UNREADABLE,
    /** It is whole, but of a kind that is not read; the message says how to save it again. */
    OTHER_FORMAT,
    /** To load it means to run or construct something beside tensors. */
    UNSAFE,
    /** A tensor that the network needs is missing, or has another shape or type. */
    ILL_FITTING,
    /** A weight is infinite or not a number. */
    NOT_FINITE,
    /** Something is where a file was to be written. */
    EXISTS
  }

  private final Reason reason;

  WeightsFileRefused(Reason reason, Path file, String what) {
    super(file + " " + what);
    this.reason = reason;
  }

  WeightsFileRefused(Reason reason, Path file, String what, Throwable cause) {
    super(file + " " + what, cause);
    this.reason = reason;
  }

  WeightsFileRefused(Reason reason, RuntimeException sentence) {
    super(sentence.getMessage(), sentence);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
