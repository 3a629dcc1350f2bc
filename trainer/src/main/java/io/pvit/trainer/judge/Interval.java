package io.pvit.trainer.judge;

/**
 * Where a figure would lie with other clips of the same kind.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {}
