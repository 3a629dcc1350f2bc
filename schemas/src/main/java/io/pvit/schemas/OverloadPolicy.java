package io.pvit.schemas;

/** What becomes of a camera's clips when inference cannot keep up. */
public enum OverloadPolicy {
  /** All are watched, late; whatever shares the camera's partition waits as well. */
  BLOCK,
  /** Every second is watched, or every third, and so on: the later, the fewer. */
  THIN,
  /** None is watched until those come that are recent. */
  DROP_OLDEST
}
