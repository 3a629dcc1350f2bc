package io.pvit.trainer.augment;

import io.pvit.trainer.scene.random.RandomStream;

/**
 * What tones are drawn from.
 *
 * @param mostBrightness added or taken, in shares of white
 * @param mostContrast a factor, or one over it
 * @param mostGamma an exponent, or one over it
 * @param mostSaturation a factor, or one over it
 * @param mostHueRadians to either side
 * @param greyShare of clips that lose their colours
 * @param blurShare of clips from a source of few pixels
 * @param mostShrinking of those
 */
public record ToneDraw(
    double mostBrightness,
    double mostContrast,
    double mostGamma,
    double mostSaturation,
    double mostHueRadians,
    double greyShare,
    double blurShare,
    double mostShrinking) {

  /** As far as cameras differ. */
  public static final ToneDraw USUAL = new ToneDraw(0.15, 1.4, 1.4, 1.8, 0.25, 0.2, 0.3, 3);

  public ToneDraw {
    require(mostBrightness >= 0 && mostBrightness <= 1, "mostBrightness", "0..1", mostBrightness);
    require(mostContrast >= 1 && mostContrast <= 4, "mostContrast", "1..4", mostContrast);
    require(mostGamma >= 1 && mostGamma <= 4, "mostGamma", "1..4", mostGamma);
    require(mostSaturation >= 1 && mostSaturation <= 4, "mostSaturation", "1..4", mostSaturation);
    require(
        mostHueRadians >= 0 && mostHueRadians <= Math.PI,
        "mostHueRadians",
        "0..pi",
        mostHueRadians);
    require(greyShare >= 0 && greyShare <= 1, "greyShare", "0..1", greyShare);
    require(blurShare >= 0 && blurShare <= 1, "blurShare", "0..1", blurShare);
    require(mostShrinking >= 1 && mostShrinking <= 16, "mostShrinking", "1..16", mostShrinking);
  }

  Tone draw(RandomStream random) {
    RandomStream light = random.named("light");
    RandomStream colour = random.named("colour");
    RandomStream blur = random.named("blur");
    boolean isGrey = colour.chance(greyShare);
    boolean isBlurred = blur.chance(blurShare);
    return new Tone(
        light.uniform(-mostBrightness, mostBrightness),
        factor(light, mostContrast),
        factor(light, mostGamma),
        isGrey ? 0 : factor(colour, mostSaturation),
        colour.uniform(-mostHueRadians, mostHueRadians),
        isBlurred ? blur.uniform(1, mostShrinking) : 1);
  }

  private static double factor(RandomStream random, double most) {
    return StrictMath.pow(most, random.uniform(-1, 1));
  }

  private static void require(boolean holds, String key, String within, double value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s must be within %s, was %s".formatted(key, within, value));
    }
  }
}
