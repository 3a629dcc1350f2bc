package io.pvit.schemas;

import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint that exists in the store and passed its gate.
 *
 * @param sha256 its content; the record's key is {@code checkpoint/<sha256>}
 * @param uri where its directory lies
 * @param sizeBytes of the weights
 * @param architecture name of the preset or architecture
 * @param labelMapId the label map it speaks
 * @param metrics what it reached, by name
 * @param createdAtUs when it was made
 * @param rehearsal the newest, where there was one
 */
public record CheckpointAnnouncement(
    String sha256,
    String uri,
    long sizeBytes,
    String architecture,
    String labelMapId,
    Map<String, Double> metrics,
    long createdAtUs,
    Optional<RehearsalResult> rehearsal)
    implements CheckpointMessage {

  /** One that was not rehearsed. */
  public CheckpointAnnouncement(
      String sha256,
      String uri,
      long sizeBytes,
      String architecture,
      String labelMapId,
      Map<String, Double> metrics,
      long createdAtUs) {
    this(sha256, uri, sizeBytes, architecture, labelMapId, metrics, createdAtUs, Optional.empty());
  }

  public CheckpointAnnouncement {
    Refuse.notSha256("sha256", sha256);
    Refuse.blank("uri", uri);
    Refuse.belowOne("sizeBytes", sizeBytes);
    Refuse.blank("architecture", architecture);
    Refuse.blank("labelMapId", labelMapId);
    metrics = Map.copyOf(metrics);
    metrics.forEach((name, value) -> Refuse.notFinite("metrics." + name, value));
    Refuse.negative("createdAtUs", createdAtUs);
  }

  /** The same after a rehearsal. */
  public CheckpointAnnouncement with(RehearsalResult result) {
    return new CheckpointAnnouncement(
        sha256,
        uri,
        sizeBytes,
        architecture,
        labelMapId,
        metrics,
        createdAtUs,
        Optional.of(result));
  }

  @Override
  public String key() {
    return "checkpoint/" + sha256;
  }
}
