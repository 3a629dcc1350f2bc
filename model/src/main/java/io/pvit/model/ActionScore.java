package io.pvit.model;

/**
 * An action and how sure the network is of it.
 *
 * @param actionId the label map's id
 * @param name the label map's name
 * @param score 0..1
 */
public record ActionScore(int actionId, String name, double score) {}
