/**
 * Vectors, rotations and the solids everything is made of. Local frames: x to the left, y up, z
 * ahead (right-handed).
 */
@NullMarked
package io.pvit.trainer.scene.geometry;

import org.jspecify.annotations.NullMarked;
