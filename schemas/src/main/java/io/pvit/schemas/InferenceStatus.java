package io.pvit.schemas;

import java.util.List;
import java.util.Optional;

/**
 * How one inference process is doing.
 *
 * @param instanceId the process, which is also the record's key
 * @param rolloutEpoch the newest plan it follows; 0 before the first
 * @param checkpointSha256 what it serves
 * @param untrained true when those weights never saw a training step
 * @param ready true when it has partitions and a warm network
 * @param errors what went wrong lately, in words
 * @param clipsPerSecond what it works off
 * @param updatedAtUs when this was written
 * @param rollout present where the process follows roll-outs
 * @param cameras that it watches, those that sent nothing for long left out
 */
public record InferenceStatus(
    String instanceId,
    long rolloutEpoch,
    String checkpointSha256,
    boolean untrained,
    boolean ready,
    List<String> errors,
    double clipsPerSecond,
    long updatedAtUs,
    Optional<RolloutReport> rollout,
    List<CameraDelay> cameras) {
  public InferenceStatus {
    Refuse.blank("instanceId", instanceId);
    Refuse.negative("rolloutEpoch", rolloutEpoch);
    Refuse.notSha256("checkpointSha256", checkpointSha256);
    errors = List.copyOf(errors);
    cameras = List.copyOf(cameras);
    Refuse.notFinite("clipsPerSecond", clipsPerSecond);
    Refuse.negative("updatedAtUs", updatedAtUs);
  }
}
