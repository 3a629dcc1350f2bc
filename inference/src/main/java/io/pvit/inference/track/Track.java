package io.pvit.inference.track;

import io.pvit.schemas.Box;

/**
 * An actor that may be seen again.
 *
 * @param id {@code <epoch>-<keySequence>-<index>} of the detection that it began with
 * @param box where the actor was last
 * @param lastSequence key sequence of the clip that saw it last
 */
public record Track(String id, Box box, long lastSequence) {}
