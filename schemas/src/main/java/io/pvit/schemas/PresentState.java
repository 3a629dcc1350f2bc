package io.pvit.schemas;

import java.util.List;

/**
 * What one actor is doing at this moment; removed (a null value) when the actor is gone.
 *
 * @param cameraId the camera; the record's key is {@code cameraId/trackId}
 * @param trackId the actor
 * @param box where the actor is
 * @param actions what is going on, highest score first
 * @param sinceUs since when the actor is there
 * @param timeUs key-frame time of the newest evidence
 * @param zones of the camera that the actor is in
 */
public record PresentState(
    String cameraId,
    String trackId,
    Box box,
    List<ScoredAction> actions,
    long sinceUs,
    long timeUs,
    List<String> zones) {
  public PresentState {
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.blank("trackId", trackId);
    Refuse.backwards("sinceUs", sinceUs, "timeUs", timeUs);
    actions = List.copyOf(actions);
    zones = List.copyOf(zones);
  }
}
