package io.pvit.trainer.scene;

/**
 * What share of clips is filmed or kept badly, each 0..1; labels are those of the frame's instant.
 *
 * @param motionBlur exposed for so long that what moves is smeared
 * @param compression stored with visible blocks
 */
public record Flaws(double motionBlur, double compression) {

  public static final Flaws NONE = new Flaws(0, 0);
  public static final Flaws COMMON = new Flaws(0.15, 0.3);

  public Flaws {
    require("motion-blur", motionBlur);
    require("compression", compression);
  }

  private static void require(String key, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("scenes." + key + " must be within 0..1, was " + share);
    }
  }
}
