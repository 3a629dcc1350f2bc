package io.pvit.inference;

import java.time.Duration;

/**
 * What the service has done since its start.
 *
 * @param windows windows and markers read
 * @param duplicates of them, seen before
 * @param rejected records that went to the dead letters
 * @param reread how often a camera's newest windows were read again after an assignment
 * @param lost how often they were no longer there
 * @param clips answered by the network
 * @param forwards calls of the network, each with up to {@code batch.maxClips} of them
 * @param forwardTime spent in them
 * @param shed clips that were left out because it could not keep up
 */
public record InferenceFigures(
    long windows,
    long duplicates,
    long rejected,
    long reread,
    long lost,
    long clips,
    long forwards,
    Duration forwardTime,
    long shed) {}
