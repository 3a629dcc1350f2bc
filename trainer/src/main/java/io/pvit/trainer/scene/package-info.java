/**
 * Synthetic clips with exact labels: {@link io.pvit.trainer.scene.SceneClips} turns a seed and a
 * configuration into frames and truth. World: metres, y up. Camera: metres, x right, y down, z
 * ahead.
 */
@NullMarked
package io.pvit.trainer.scene;

import org.jspecify.annotations.NullMarked;
