package io.pvit.schemas;

import java.util.List;

/**
 * Everything the network saw in one clip. Every clip has exactly one, also when nobody is in it.
 *
 * @param detectionId a function of camera, epoch, key-frame sequence and checkpoint
 * @param cameraId the camera, which is also the record's key
 * @param streamEpoch the epoch that all its frames belong to
 * @param keySequence sequence of the window that holds the key frame
 * @param keyFrameTimeUs capture time of the key frame
 * @param clipFromUs capture time of the clip's first frame
 * @param clipToUs capture time of the clip's last frame
 * @param actors the people at the key frame, surest first
 * @param evidence what this rests on
 * @param stamps when the clip passed each stage
 */
public record ActionDetections(
    String detectionId,
    String cameraId,
    int streamEpoch,
    long keySequence,
    long keyFrameTimeUs,
    long clipFromUs,
    long clipToUs,
    List<DetectedActor> actors,
    Evidence evidence,
    StageStamps stamps) {
  public ActionDetections {
    Refuse.blank("detectionId", detectionId);
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.negative("streamEpoch", streamEpoch);
    Refuse.negative("keySequence", keySequence);
    Refuse.backwards("clipFromUs", clipFromUs, "keyFrameTimeUs", keyFrameTimeUs);
    Refuse.backwards("keyFrameTimeUs", keyFrameTimeUs, "clipToUs", clipToUs);
    actors = List.copyOf(actors);
  }

  /** The id of the detections of one clip under one checkpoint. */
  public static String idOf(
      String cameraId, int streamEpoch, long keySequence, String checkpointSha256) {
    return "%s/%d/%d/%s"
        .formatted(cameraId, streamEpoch, keySequence, checkpointSha256.substring(0, 12));
  }
}
