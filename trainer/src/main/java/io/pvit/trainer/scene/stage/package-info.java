/** The director: from a seed to a scene with a cast, a set, light and a camera. */
@NullMarked
package io.pvit.trainer.scene.stage;

import org.jspecify.annotations.NullMarked;
