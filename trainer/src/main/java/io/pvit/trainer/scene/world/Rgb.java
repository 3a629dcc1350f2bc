package io.pvit.trainer.scene.world;

/** Linear light or reflectance. */
public record Rgb(double red, double green, double blue) {

  public static Rgb grey(double value) {
    return new Rgb(value, value, value);
  }

  /** Hue in turns, saturation and value in 0..1. */
  public static Rgb hsv(double hue, double saturation, double value) {
    return new Rgb(
        channel(hue, 5, saturation, value),
        channel(hue, 3, saturation, value),
        channel(hue, 1, saturation, value));
  }

  private static double channel(double hue, int shift, double saturation, double value) {
    double k = (shift + hue * 6) % 6;
    return value - value * saturation * Math.max(0, Math.min(1, Math.min(k, 4 - k)));
  }

  public Rgb times(double factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  public Rgb lerp(Rgb that, double weight) {
    return new Rgb(
        red + (that.red - red) * weight,
        green + (that.green - green) * weight,
        blue + (that.blue - blue) * weight);
  }

  public double luminance() {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
