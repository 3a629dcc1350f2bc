/** Lenses and where cameras stand, and how they move. */
@NullMarked
package io.pvit.trainer.scene.camera;

import org.jspecify.annotations.NullMarked;
