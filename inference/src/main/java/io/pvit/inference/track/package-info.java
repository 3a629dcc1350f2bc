/** Who is who from clip to clip: a pure step from boxes at key frames to ids that last. */
@NullMarked
package io.pvit.inference.track;

import org.jspecify.annotations.NullMarked;
