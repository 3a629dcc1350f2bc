/**
 * Inference: watches the windows of many cameras with one network and says who does what, when.
 *
 * <p>Begin at {@code InferenceMain}. The rules are pure and apart: which windows make a clip
 * ({@code clip}), who is who ({@code track}), when an event starts and ends ({@code event}); {@code
 * batch} brings the clips of many cameras together, {@code kafka} is the edge.
 */
@NullMarked
package io.pvit.inference;

import org.jspecify.annotations.NullMarked;
