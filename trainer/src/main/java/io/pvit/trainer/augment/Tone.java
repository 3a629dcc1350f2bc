package io.pvit.trainer.augment;

import io.pvit.model.frames.Letterbox;

/**
 * Light, colour and sharpness of a clip, the same in every frame. First brightness, contrast and
 * gamma of each channel, then saturation and hue, then the blur of a source of few pixels.
 *
 * @param brightness added, in shares of white
 * @param contrast how far levels lie from the middle, 1 for as they do
 * @param gamma exponent of levels 0..1
 * @param saturation how far colours lie from their grey, 1 for as they do, 0 is grey
 * @param hueRadians by which colours turn
 * @param shrinking by which the picture is scaled down and up again, 1 for not at all
 */
public record Tone(
    double brightness,
    double contrast,
    double gamma,
    double saturation,
    double hueRadians,
    double shrinking) {

  /** Changes nothing. */
  public static final Tone NEUTRAL = new Tone(0, 1, 1, 1, 0, 1);

  public Tone {
    require(brightness >= -1 && brightness <= 1, "brightness must be within -1..1", brightness);
    require(contrast >= 0 && contrast <= 10, "contrast must be within 0..10", contrast);
    require(gamma >= 0.1 && gamma <= 10, "gamma must be within 0.1..10", gamma);
    require(saturation >= 0 && saturation <= 10, "saturation must be within 0..10", saturation);
    require(Math.abs(hueRadians) <= Math.PI, "hueRadians must be within -pi..pi", hueRadians);
    require(shrinking >= 1 && shrinking <= 16, "shrinking must be within 1..16", shrinking);
  }

  /**
   * Changes pictures (T, Y, X, 3) where the letterbox says that there is one, not the bars around
   * it.
   */
  public void apply(byte[] rgb, Letterbox letterbox) {
    int pixels = letterbox.canvasWidth() * letterbox.canvasHeight();
    if (rgb.length == 0 || rgb.length % (3 * pixels) != 0) {
      throw new IllegalArgumentException(
          "rgb must hold whole pictures of %d bytes, holds %d".formatted(3 * pixels, rgb.length));
    }
    int frames = rgb.length / (3 * pixels);
    if (brightness != 0 || contrast != 1 || gamma != 1 || saturation != 1 || hueRadians != 0) {
      ColourTable table = new ColourTable(this);
      for (int line = 0; line < frames * letterbox.height(); line++) {
        int row = line / letterbox.height() * letterbox.canvasHeight();
        row += letterbox.top() + line % letterbox.height();
        table.apply(rgb, row * letterbox.canvasWidth() + letterbox.left(), letterbox.width());
      }
    }
    if (shrinking > 1) {
      blur(rgb, frames, letterbox);
    }
  }

  private void blur(byte[] rgb, int frames, Letterbox box) {
    int width = Math.max(1, (int) Math.round(box.width() / shrinking));
    int height = Math.max(1, (int) Math.round(box.height() / shrinking));
    Letterbox small = new Letterbox(box.width(), box.height(), 0, 0, width, height, width, height);
    Resampling down =
        new Resampling(
            box.left(),
            box.left() + box.width(),
            box.top(),
            box.top() + box.height(),
            box.canvasHeight(),
            box.canvasWidth(),
            small);
    Resampling up = new Resampling(0, width, 0, height, height, width, box);
    byte[] few = new byte[frames * width * height * 3];
    for (int frame = 0; frame < frames; frame++) {
      down.draw(rgb, few, frame);
      up.draw(few, rgb, frame);
    }
  }

  private static void require(boolean holds, String expected, double value) {
    if (!holds) {
      throw new IllegalArgumentException(expected + ", was " + value);
    }
  }
}
