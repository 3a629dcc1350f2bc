package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.random.RandomStream;
import io.pvit.trainer.scene.world.Rgb;

/**
 * What a camera makes of colours.
 *
 * @param white how many times the mean a light is that comes out white; the lower, the harder
 * @param saturation 1 as it is, 0 grey, as in night mode
 * @param balance what the channels are multiplied by
 */
public record Grade(double white, double saturation, Rgb balance) {

  public static final Grade NEUTRAL = new Grade(3, 1, Rgb.grey(1));

  private static final double NIGHT = 0.08;

  static Grade draw(RandomStream random) {
    double white = random.named("white").uniform(1.2, 3.2);
    if (random.named("grey").chance(NIGHT)) {
      return new Grade(white, 0, Rgb.grey(1));
    }
    RandomStream colour = random.named("colour");
    double off = colour.chance(0.25) ? 0.25 : 0.08;
    Rgb balance = new Rgb(cast(colour, off), cast(colour, off), cast(colour, off));
    return new Grade(white, colour.uniform(0.55, 1.1), balance);
  }

  private static double cast(RandomStream random, double off) {
    return 1 + off * random.uniform(-1, 1);
  }
}
