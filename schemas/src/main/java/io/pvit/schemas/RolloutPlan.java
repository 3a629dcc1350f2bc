package io.pvit.schemas;

import java.util.Optional;

/**
 * Which checkpoint serves which cameras; one record, key {@code rollout}, replaced as a whole.
 *
 * @param rolloutEpoch grows with every plan; readers ignore an older one
 * @param stableSha256 what serves by default
 * @param candidateSha256 what is on trial
 * @param permille share of the cameras on trial, 0..1000
 * @param salt draws the sample of cameras
 * @param reason why this plan was made, in words
 * @param author who or what made it
 * @param createdAtUs when it was made
 * @param phase where the roll-out is
 * @param askedPermille the share that was asked for; permille is larger where it would hold no
 *     camera
 * @param formerSha256 what served before it was replaced, or was on trial before it was rolled back
 * @param triedSha256 the newest checkpoint that served or was ever on trial; none that was
 *     announced before it is begun by itself
 */
public record RolloutPlan(
    long rolloutEpoch,
    String stableSha256,
    Optional<String> candidateSha256,
    int permille,
    String salt,
    String reason,
    String author,
    long createdAtUs,
    RolloutPhase phase,
    int askedPermille,
    Optional<String> formerSha256,
    Optional<String> triedSha256)
    implements CheckpointMessage {
  public RolloutPlan {
    Refuse.belowOne("rolloutEpoch", rolloutEpoch);
    Refuse.notSha256("stableSha256", stableSha256);
    candidateSha256.ifPresent(sha -> Refuse.notSha256("candidateSha256", sha));
    if (permille < 0 || permille > 1000) {
      throw new IllegalArgumentException("permille must be within 0..1000, was " + permille);
    }
    if (candidateSha256.isEmpty() && permille != 0) {
      throw new IllegalArgumentException("permille must be 0 without a candidate, was " + permille);
    }
    if (askedPermille < 0 || askedPermille > 1000) {
      throw new IllegalArgumentException(
          "askedPermille must be within 0..1000, was " + askedPermille);
    }
    formerSha256.ifPresent(sha -> Refuse.notSha256("formerSha256", sha));
    triedSha256.ifPresent(sha -> Refuse.notSha256("triedSha256", sha));
    Refuse.blank("author", author);
    Refuse.negative("createdAtUs", createdAtUs);
  }

  /** The key of the one plan. */
  public static final String KEY = "rollout";

  /** There is one plan: each replaces the one before. */
  @Override
  public String key() {
    return KEY;
  }
}
