package io.pvit.schemas;

import java.util.List;

/**
 * A person at the key frame of a clip, and what he or she does.
 *
 * @param trackId the same person has the same id in the camera's next detections
 * @param box where the person is at the key frame
 * @param score that this is a person, 0..1
 * @param actions highest score first
 */
public record DetectedActor(String trackId, Box box, double score, List<ScoredAction> actions) {
  public DetectedActor {
    Refuse.blank("trackId", trackId);
    Refuse.outsideUnit("score", score);
    actions = List.copyOf(actions);
  }
}
