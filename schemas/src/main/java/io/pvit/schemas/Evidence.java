package io.pvit.schemas;

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
 */
public record Evidence(
    String checkpointSha256,
    boolean untrained,
    String labelMapId,
    String precision,
    String windowsTopic,
    int partition,
    long firstOffset,
    long lastOffset) {
  public Evidence {
    Refuse.notSha256("checkpointSha256", checkpointSha256);
    Refuse.blank("labelMapId", labelMapId);
    Refuse.blank("precision", precision);
    Refuse.blank("windowsTopic", windowsTopic);
    Refuse.negative("partition", partition);
    Refuse.negative("firstOffset", firstOffset);
    Refuse.backwards("firstOffset", firstOffset, "lastOffset", lastOffset);
  }
}
