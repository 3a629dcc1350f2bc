/**
 * Inference: watches the windows of many cameras with one network and says who does what, when.
 *
 * <p>Begin at {@code InferenceMain}. The rules are pure and apart: who is who ({@code track}), when
 * an event starts and ends ({@code event}); which windows make a clip is told in {@code
 * schemas.clip}, because training joins the same clips. {@code batch} brings the clips of many
 * cameras together, {@code kafka} is the edge.
 */
@NullMarked
package io.pvit.inference;

import org.jspecify.annotations.NullMarked;
