package io.pvit.model.bench;

/**
 * Somebody who takes turns.
 *
 * @param name in the report
 * @param turn the work, complete when it returns
 */
record Contender(String name, Runnable turn) {}
