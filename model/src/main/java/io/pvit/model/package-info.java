/**
 * PViT, ready to use: clips in, people and what they do out.
 *
 * <p>{@link io.pvit.model.Pvit} is the way in. The network is in {@code net}, its weights on disk
 * in {@code checkpoint}, the pictures in {@code frames}, the tensor library behind {@code torch}.
 * No message and no broker is known here.
 */
@NullMarked
package io.pvit.model;

import org.jspecify.annotations.NullMarked;
