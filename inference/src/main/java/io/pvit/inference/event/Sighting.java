package io.pvit.inference.event;

import io.pvit.schemas.Box;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.StageStamps;
import java.util.Optional;

/**
 * One clip's evidence of one action.
 *
 * @param score of the action
 * @param box where the actor was
 * @param timeUs key-frame time
 * @param keySequence sequence of the window that holds the key frame
 * @param evidence what it rests on
 * @param stamps when the clip passed each stage; absent in what was remembered before they were
 */
public record Sighting(
    double score,
    Box box,
    long timeUs,
    long keySequence,
    Evidence evidence,
    Optional<StageStamps> stamps) {}
