package io.pvit.trainer.kafka;

import io.pvit.trainer.replay.ReplayClip;

/** What came of looking for the pictures that a label speaks of. */
public sealed interface Finding {

  /** They are there. */
  record Found(ReplayClip clip) implements Finding {}

  /**
   * They are not, or cannot be used.
   *
   * @param reason why, in words
   */
  record Missed(String reason) implements Finding {}
}
