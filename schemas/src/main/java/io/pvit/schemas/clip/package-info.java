/**
 * Which windows make a clip.
 *
 * <p>A pure rule, folded over the windows of one camera in their order: whoever folds it over the
 * same windows gets the same clips, so it is also what tests compare a running service with.
 */
@NullMarked
package io.pvit.schemas.clip;

import org.jspecify.annotations.NullMarked;
