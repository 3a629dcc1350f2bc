package io.pvit.schemas;

/**
 * What to watch and how.
 *
 * @param cameraId the camera, which is also the record's key
 * @param url where its pictures come from; no password, see the operator's guide
 * @param framesPerSecond how many pictures a second are sampled
 * @param shortSide length of the shorter side after scaling, pixels
 * @param enabled false while the camera is paused
 */
public record Camera(
    String cameraId, String url, double framesPerSecond, int shortSide, boolean enabled) {
  public Camera {
    Refuse.notACameraId("cameraId", cameraId);
    Refuse.blank("url", url);
    if (!(framesPerSecond > 0 && framesPerSecond <= 60)) {
      throw new IllegalArgumentException(
          "framesPerSecond must be above 0 and at most 60, was " + framesPerSecond);
    }
    if (shortSide < 32 || shortSide > 1080) {
      throw new IllegalArgumentException("shortSide must be within 32..1080, was " + shortSide);
    }
  }
}
