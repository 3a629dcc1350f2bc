package io.pvit.schemas;

import java.util.Optional;

/**
 * What a detection or event rests on: enough to run it again.
 *
 * @param checkpointSha256 the weights
 * @param untrained true when those weights never saw a training step
 * @param labelMapId the label map that gives the action names
 * @param precision the arithmetic of the forward pass, such as {@code float32}
 * @param windowsTopic where the pictures are
 * @param partition where the pictures are
 * @param firstOffset offset of the clip's first window
 * @param lastOffset offset of the clip's last window, inclusive
 * @param actorSource who found the people: {@code tokens} (the network), {@code onnx} (a detector)
 *     or {@code precomputed} (a list); where others did, their boxes are the records' own
 * @param actorSourceSha256 the detector's or the list's file
 */
public record Evidence(
    String checkpointSha256,
    boolean untrained,
    String labelMapId,
    String precision,
    String windowsTopic,
    int partition,
    long firstOffset,
    long lastOffset,
    String actorSource,
    Optional<String> actorSourceSha256) {

  /** The source of a network that finds the people itself. */
  public static final String TOKENS = "tokens";

  public Evidence {
    Refuse.notSha256("checkpointSha256", checkpointSha256);
    Refuse.blank("labelMapId", labelMapId);
    Refuse.blank("precision", precision);
    Refuse.blank("windowsTopic", windowsTopic);
    Refuse.negative("partition", partition);
    Refuse.negative("firstOffset", firstOffset);
    Refuse.backwards("firstOffset", firstOffset, "lastOffset", lastOffset);
    Refuse.blank("actorSource", actorSource);
    actorSourceSha256.ifPresent(sha -> Refuse.notSha256("actorSourceSha256", sha));
  }

  /** Where the network found the people itself. */
  public Evidence(
      String checkpointSha256,
      boolean untrained,
      String labelMapId,
      String precision,
      String windowsTopic,
      int partition,
      long firstOffset,
      long lastOffset) {
    this(
        checkpointSha256,
        untrained,
        labelMapId,
        precision,
        windowsTopic,
        partition,
        firstOffset,
        lastOffset,
        TOKENS,
        Optional.empty());
  }

  /** Whether the network was told where the people are. */
  public boolean actorsWereGiven() {
    return !actorSource.equals(TOKENS);
  }
}
