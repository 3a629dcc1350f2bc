package io.pvit.inference.event;

import io.pvit.schemas.Box;
import io.pvit.schemas.Evidence;

/**
 * One clip's evidence of one action.
 *
 * @param score of the action
 * @param box where the actor was
 * @param timeUs key-frame time
 * @param keySequence sequence of the window that holds the key frame
 * @param evidence what it rests on
 */
public record Sighting(double score, Box box, long timeUs, long keySequence, Evidence evidence) {}
