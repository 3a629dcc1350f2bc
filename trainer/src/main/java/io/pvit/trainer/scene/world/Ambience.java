package io.pvit.trainer.scene.world;

import java.util.List;

/** All light there is: lamps and sun, and what comes from above and below. */
public record Ambience(List<Light> lights, Rgb above, Rgb below, Rgb zenith, Rgb horizon) {
  public Ambience {
    lights = List.copyOf(lights);
  }
}
