/**
 * Home of the trainer: synthetic scenes, multi-task training, evaluation, publishing.
 *
 * <p>Nothing lives here yet; the network it will train is in {@code io.pvit.model}.
 */
@NullMarked
package io.pvit.trainer;

import org.jspecify.annotations.NullMarked;
