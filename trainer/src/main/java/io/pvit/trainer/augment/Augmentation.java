package io.pvit.trainer.augment;

import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.random.RandomStream;

/**
 * How clips are varied, as a function of a seed: the same seed draws the same, on every machine.
 *
 * <p>{@code framing(…).rgb(maps)}, then {@code tone(…).apply(rgb, framing.letterbox())}; depth,
 * normals, classes and people come of the framing alone.
 */
public record Augmentation(FramingDraw framings, ToneDraw tones) {

  /** As far as cameras differ. */
  public static final Augmentation USUAL = new Augmentation(FramingDraw.USUAL, ToneDraw.USUAL);

  /**
   * @param keyFrame whose largest person stays for the most part
   * @param canvasWidth of the network's picture
   * @param canvasHeight of the network's picture
   */
  public Framing framing(long seed, Clip clip, int keyFrame, int canvasWidth, int canvasHeight) {
    return framings.draw(
        RandomStream.of(seed).named("framing"), clip, keyFrame, canvasWidth, canvasHeight);
  }

  /**
   * The same of pictures that are no scene.
   *
   * @param keep in their pixels, what stays for the most part; may be empty
   */
  public Framing framing(
      long seed, int width, int height, Box keep, int canvasWidth, int canvasHeight) {
    return framings.draw(
        RandomStream.of(seed).named("framing"), width, height, keep, canvasWidth, canvasHeight);
  }

  public Tone tone(long seed) {
    return tones.draw(RandomStream.of(seed).named("tone"));
  }
}
