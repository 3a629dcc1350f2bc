package io.pvit.trainer.scene.world;

/**
 * What a surface looks like.
 *
 * @param scale metres a repeat of the pattern
 * @param grain how much procedural noise changes the brightness, 0..1
 * @param gloss strength of highlights
 * @param glow share of its colour it shines with by itself
 */
public record Material(
    Pattern pattern, Rgb first, Rgb second, double scale, double grain, double gloss, double glow) {

  public Material {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("material scale must be > 0, was " + scale);
    }
  }

  public static Material plain(Rgb colour) {
    return new Material(Pattern.PLAIN, colour, colour, 1, 0.15, 0.05, 0);
  }

  public static Material patterned(Pattern pattern, Rgb first, Rgb second, double scale) {
    return new Material(pattern, first, second, scale, 0.2, 0.02, 0);
  }

  public static Material glowing(Rgb colour) {
    return new Material(Pattern.PLAIN, colour, colour, 1, 0, 0, 1);
  }

  public Material withGloss(double strength) {
    return new Material(pattern, first, second, scale, grain, strength, glow);
  }
}
