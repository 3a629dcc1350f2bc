/**
 * The same scene seen otherwise: {@link io.pvit.trainer.augment.Augmentation} draws, from a seed,
 * which part of a clip fills the network's picture and in what light, and the labels go along. Time
 * is never turned round: who sits down would get up.
 */
@NullMarked
package io.pvit.trainer.augment;

import org.jspecify.annotations.NullMarked;
