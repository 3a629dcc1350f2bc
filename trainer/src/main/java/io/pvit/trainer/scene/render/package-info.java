/** Ray casting of solids: one ray a pixel gives colour, depth, normal, class and person. */
@NullMarked
package io.pvit.trainer.scene.render;

import org.jspecify.annotations.NullMarked;
