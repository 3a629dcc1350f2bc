package io.pvit.trainer.dataset;

import java.nio.file.Path;

/**
 * A clip that somebody labelled.
 *
 * @param film its frame directory, within the one that all films lie in
 * @param part of the film
 * @param known what is known of it
 */
public record ClipReference(Path film, ClipPart part, ClipKnowledge known) {}
