package io.pvit.model.checkpoint;

/** A checkpoint does not serve. The message is one sentence for the operator. */
public final class CheckpointRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it was refused. */
  public enum Reason {
    /** A file is not there. */
    MISSING,
    /** A file cannot be read, or is not what its name says. */
    MALFORMED,
    /** It is whole, but numbers lie in it in a way that is not read. */
    OTHER_TYPE,
    /** The weights file ends before the last tensor does. */
    TRUNCATED,
    /** The content is not the one that the card names. */
    ALTERED,
    /** The weights are not those of the card's architecture. */
    ILL_FITTING,
    /** A weight is infinite or not a number. */
    NOT_FINITE,
    /** Something is already where a new checkpoint was to be written. */
    EXISTS,
    /** It is whole, but its network does not do what serving needs. */
    CANNOT_SERVE
  }

  private final Reason reason;

  CheckpointRefused(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  CheckpointRefused(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
