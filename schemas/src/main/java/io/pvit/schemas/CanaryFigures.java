package io.pvit.schemas;

/**
 * What a candidate did under one plan, in one process or in all of them.
 *
 * @param served clips that it answered
 * @param failures clips that it was asked for and had no answer to
 * @param compared clips that both checkpoints were asked for, for the figures below
 * @param stableMs time of the stable checkpoint for those
 * @param candidateMs time of the candidate for those
 * @param stableActions actions of people that the stable checkpoint is sure enough of for an event
 * @param candidateActions those that the candidate is
 * @param agreedActions those of both: same person, same action
 */
public record CanaryFigures(
    long served,
    long failures,
    long compared,
    double stableMs,
    double candidateMs,
    long stableActions,
    long candidateActions,
    long agreedActions) {

  /** Before the first clip. */
  public static final CanaryFigures NONE = new CanaryFigures(0, 0, 0, 0, 0, 0, 0, 0);

  public CanaryFigures {
    Refuse.negative("served", served);
    Refuse.negative("failures", failures);
    Refuse.negative("compared", compared);
    Refuse.notFinite("stableMs", stableMs);
    Refuse.notFinite("candidateMs", candidateMs);
    Refuse.negative("stableActions", stableActions);
    Refuse.negative("candidateActions", candidateActions);
    Refuse.negative("agreedActions", agreedActions);
  }

  /** Of both together. */
  public CanaryFigures plus(CanaryFigures other) {
    return new CanaryFigures(
        served + other.served,
        failures + other.failures,
        compared + other.compared,
        stableMs + other.stableMs,
        candidateMs + other.candidateMs,
        stableActions + other.stableActions,
        candidateActions + other.candidateActions,
        agreedActions + other.agreedActions);
  }

  /** Actions that either checkpoint saw; those of both count once. */
  public long seenActions() {
    return stableActions + candidateActions - agreedActions;
  }

  /** Of all actions that either checkpoint saw, those that both saw, 0..1; 1 without any. */
  public double agreement() {
    return seenActions() == 0 ? 1 : (double) agreedActions / seenActions();
  }

  /** How many times the stable checkpoint's time the candidate takes; 1 without any clip. */
  public double slowdown() {
    return stableMs == 0 ? 1 : candidateMs / stableMs;
  }

  /**
   * How many times the stable checkpoint's actions the candidate sees. One is added to either
   * count, so that few of them prove little.
   */
  public double rateChange() {
    return (candidateActions + 1.0) / (stableActions + 1.0);
  }
}
