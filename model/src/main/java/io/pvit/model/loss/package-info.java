/**
 * What training minimises: PViT, 3.3 and supplement C, and a set loss for the head that finds
 * people.
 *
 * <p>A clip contributes the terms whose labels it has, and of a clip without a label its head is
 * not even asked. Every term is a mean over the clips that have its label, each clip being weighed
 * alone: how many others stand beside it in the batch changes nothing but the divisor.
 *
 * <p>Letters in shape comments, beside those of {@code net}: S clips that have a label, K classes,
 * O slots, Q queries, M pairs of an answer and a truth.
 */
@NullMarked
package io.pvit.model.loss;

import org.jspecify.annotations.NullMarked;
