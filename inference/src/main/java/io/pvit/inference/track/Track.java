package io.pvit.inference.track;

import io.pvit.schemas.Box;

/**
 * An actor that may be seen again.
 *
 * @param id {@code <epoch>-<keySequence>-<index>} of the detection that it began with
 * @param box where the actor was last
 * @param lastSequence key sequence of the clip that saw it last
 * @param lastTimeUs key-frame time of that clip
 */
public record Track(String id, Box box, long lastSequence, long lastTimeUs) {}
