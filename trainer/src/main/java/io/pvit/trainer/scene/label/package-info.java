/** The truth of a clip: actions, boxes, joints, classes. */
@NullMarked
package io.pvit.trainer.scene.label;

import org.jspecify.annotations.NullMarked;
