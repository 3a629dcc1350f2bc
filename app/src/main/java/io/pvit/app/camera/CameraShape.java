package io.pvit.app.camera;

/**
 * The pictures of a synthetic camera.
 *
 * @param intervalUs from one to the next
 * @param scenePictures in a scene; then comes a pause, and then another scene
 * @param height pixels
 * @param width pixels
 */
public record CameraShape(long intervalUs, int scenePictures, int height, int width) {

  /**
   * Whoever watches must not take two scenes for one: longer than any pause of a camera at work.
   */
  private static final long PAUSE_US = 1_500_000;

  private static final int LEAST_PAUSE_PICTURES = 4;

  public CameraShape {
    if (intervalUs < 1 || scenePictures < 1 || height < 8 || width < 8) {
      throw new IllegalArgumentException(
          "intervalUs and scenePictures must be >= 1, height and width >= 8, were %d, %d, %d, %d"
              .formatted(intervalUs, scenePictures, height, width));
    }
  }

  double picturesPerSecond() {
    return 1_000_000.0 / intervalUs;
  }

  /** How many pictures would have their place between two scenes. */
  int pausePictures() {
    return Math.max(LEAST_PAUSE_PICTURES, Math.toIntExact(PAUSE_US / intervalUs));
  }
}
