package io.pvit.schemas;

/** Where a roll-out is. */
public enum RolloutPhase {
  /** Every process loads the candidate, which serves nobody yet. */
  LOADING,
  /** The candidate serves a share of the cameras. */
  CANARY,
  /** The candidate became the stable one. */
  PROMOTED,
  /** The candidate serves nobody any more. */
  ROLLED_BACK,
  /** The stable one stays until a person says otherwise. */
  PINNED;

  /** Whether there is a candidate. */
  public boolean isRunning() {
    return this == LOADING || this == CANARY;
  }
}
