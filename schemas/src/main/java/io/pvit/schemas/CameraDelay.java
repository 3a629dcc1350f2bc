package io.pvit.schemas;

/**
 * How one inference process keeps up with one camera.
 *
 * @param cameraId the camera
 * @param millisBehind from the moment its newest window was complete until it was worked off
 * @param readAtUs when that window was worked off, by the clock of the status' {@code updatedAtUs}
 * @param clips watched since the process took the camera over
 * @param shedClips left out since then
 * @param overloaded true while it is too far behind
 */
public record CameraDelay(
    String cameraId,
    long millisBehind,
    long readAtUs,
    long clips,
    long shedClips,
    boolean overloaded) {
  public CameraDelay {
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.negative("millisBehind", millisBehind);
    Refuse.negative("readAtUs", readAtUs);
    Refuse.negative("clips", clips);
    Refuse.negative("shedClips", shedClips);
  }
}
