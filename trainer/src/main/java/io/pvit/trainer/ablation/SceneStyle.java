package io.pvit.trainer.ablation;

import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.stage.Director;
import java.util.function.LongFunction;

/** Where scenes are set. */
enum SceneStyle {
  INDOORS,
  OUTDOORS;

  /** Seeds that are looked at; with all of them in the wrong place the last is taken. */
  private static final int LOOKED_AT = 32;

  /** The seed of this style with that number; no two numbers share one. */
  <S extends ClipSeed> S seed(long number, ClipSpec spec, LongFunction<S> seeds) {
    S seed = seeds.apply(number * LOOKED_AT);
    for (int i = 1; i < LOOKED_AT && !matches(seed, spec); i++) {
      seed = seeds.apply(number * LOOKED_AT + i);
    }
    return seed;
  }

  boolean matches(ClipSeed seed, ClipSpec spec) {
    return Director.direct(seed, spec).place().indoor() == (this == INDOORS);
  }
}
