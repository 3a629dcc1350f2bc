package io.pvit.schemas.exit;

/** Exit codes of every command and service; each cause has its own, and none changes its number. */
public enum ExitCode {
  /** All done. */
  OK(0),
  /** A defect of ours; the log has the stack trace. */
  DEFECT(1),
  /** The command line is wrong. */
  USAGE(2),
  /** A configuration key is unknown, missing or ill-typed. */
  CONFIGURATION(3),
  /** The file or stream named as input does not exist. */
  INPUT_MISSING(10),
  /** The input is empty, damaged or not a film. */
  INPUT_UNREADABLE(11),
  /** The input has no picture, only sound. */
  INPUT_WITHOUT_VIDEO(12),
  /** The input's host refused, or did not answer in time. */
  INPUT_UNREACHABLE(13),
  /** The input breaks a safety rule: scheme, size, format. */
  INPUT_FORBIDDEN(14),
  /** A live input ended or fell silent after it had sent pictures. */
  INPUT_LOST(15),
  /** The input's host refuses the user name and password, or wants some. */
  INPUT_REFUSED(16),
  /** Another process listens on the port. */
  PORT_IN_USE(20),
  /** The data directory cannot be used. */
  DATA_DIRECTORY(21),
  /** No space is left. */
  DISK_FULL(22),
  /** No broker answers. */
  BROKER_UNREACHABLE(30),
  /** A topic is missing or laid out otherwise than it must be. */
  TOPIC_LAYOUT(31),
  /** The broker refuses these credentials or rights. */
  BROKER_REFUSED(32),
  /** Another process writes the same camera, and this one has to yield. */
  FENCED(33),
  /** The checkpoint is damaged, ill-fitting or missing. */
  CHECKPOINT(40),
  /** The processor cannot run one clip within the time a transaction has. */
  TOO_SLOW(41),
  /** A file of weights is truncated, damaged, or holds no weights. */
  WEIGHTS_UNREADABLE(42),
  /** To load a file of weights means to run or construct something; nothing of it was. */
  WEIGHTS_UNSAFE(43),
  /** Weights lack a tensor of the network, or have it in another shape or type. */
  WEIGHTS_ILL_FITTING(44),
  /** A weight is infinite or not a number. */
  WEIGHTS_NOT_FINITE(45),
  /** A file of weights is of a kind that is not read; saved again as the message says, it is. */
  WEIGHTS_OTHER_FORMAT(46),
  /** Something already is where a checkpoint or a file was to be written. */
  TARGET_EXISTS(47),
  /** The checkpoint is whole, but its network does not do what serving needs. */
  CHECKPOINT_CANNOT_SERVE(48),
  /** The device to compute on is not there, or failed in the midst of the work. */
  DEVICE(49),
  /** A process this one depends on died. */
  DEPENDENCY_LOST(50),
  /** What is committed is not what should be: something is lost, repeated or was never watched. */
  AUDIT_FAILED(60),
  /** The roll-out is not where it would have to be for that. */
  ROLLOUT_REFUSED(61),
  /** The candidate was rolled back while somebody waited for it. */
  ROLLED_BACK(62),
  /** Interrupted from the keyboard. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number the process exits with. */
  public int number() {
    return number;
  }
}
