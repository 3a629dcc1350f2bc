/**
 * Learning: parameters that change in place, their gradients, the optimiser, its schedule, and the
 * moving average that is published.
 *
 * <p>One thread learns. Others never see a parameter while it changes: they are given {@linkplain
 * io.pvit.model.learn.LearnableWeights#snapshot snapshots}. Whatever the next step depends on can
 * be read and restored by name, so that learning goes on exactly where it was stopped.
 */
@NullMarked
package io.pvit.model.learn;

import org.jspecify.annotations.NullMarked;
