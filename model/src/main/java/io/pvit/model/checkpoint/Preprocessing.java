package io.pvit.model.checkpoint;

/**
 * How pixels become numbers: (level / 255 - mean) / deviation, alike for red, green and blue.
 *
 * @param fit must be {@code letterbox}: proportions are kept and the rest is filled with the mean
 * @param colours must be {@code RGB}
 * @param mean subtracted, in 0..1
 * @param deviation divided by
 */
public record Preprocessing(String fit, String colours, double mean, double deviation) {

  /** What every MViT was trained with. */
  public static final Preprocessing STANDARD = new Preprocessing("letterbox", "RGB", 0.45, 0.225);

  public Preprocessing {
    require(fit.equals("letterbox"), "fit must be letterbox, was '" + fit + "'");
    require(colours.equals("RGB"), "colours must be RGB, was '" + colours + "'");
    require(mean >= 0 && mean <= 1, "mean must be within 0..1, was " + mean);
    require(deviation > 0, "deviation must be > 0, was " + deviation);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
