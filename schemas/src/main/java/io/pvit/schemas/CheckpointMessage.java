package io.pvit.schemas;

/** What travels on the checkpoints topic, in one total order. */
public sealed interface CheckpointMessage permits CheckpointAnnouncement, RolloutPlan {

  /** The record's key: {@code checkpoint/<sha256>} or {@code rollout}. */
  String key();
}
