package io.pvit.inference.event;

/**
 * An action whose event has just ended.
 *
 * @param actionId AVA v2.2 id
 * @param endedTimeUs key-frame time of the clip in which it ended
 */
public record Cooling(int actionId, long endedTimeUs) {}
