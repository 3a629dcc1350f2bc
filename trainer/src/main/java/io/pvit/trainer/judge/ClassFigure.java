package io.pvit.trainer.judge;

import org.jspecify.annotations.Nullable;

/**
 * How well one action is found.
 *
 * @param name of the action
 * @param truths how often somebody does it in the clips
 * @param averagePrecision 0..1; null where nobody does it
 */
public record ClassFigure(String name, int truths, @Nullable Double averagePrecision) {}
