package io.pvit.inference.event;

import io.pvit.schemas.PresentState;
import java.util.Optional;

/**
 * What the topic of present states is to hold of an actor.
 *
 * @param trackId the actor
 * @param state what goes on; empty when nothing does any more
 */
public record Presence(String trackId, Optional<PresentState> state) {}
