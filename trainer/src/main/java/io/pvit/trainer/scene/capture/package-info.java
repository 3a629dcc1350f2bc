/**
 * Motion capture as a source of motion: BVH files, an index of what happens in them, and what
 * carries their movements over to bodies of other proportions.
 */
@NullMarked
package io.pvit.trainer.scene.capture;

import org.jspecify.annotations.NullMarked;
