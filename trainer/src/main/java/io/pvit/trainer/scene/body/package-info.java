/**
 * People: proportions, postures, the skeleton of 25 joints, and the solids that clothe it. Lengths
 * of postures are in leg lengths and arm lengths, so that one motion fits every body.
 */
@NullMarked
package io.pvit.trainer.scene.body;

import org.jspecify.annotations.NullMarked;
