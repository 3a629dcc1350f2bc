package io.pvit.inference.event;

import io.pvit.schemas.ActionEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What one clip, or the end of an epoch, means for the events of a camera.
 *
 * @param state to go on from
 * @param events to be written: by actor, the oldest first, then by action id
 * @param present what changes about the present, in the same order
 */
public record EventStep(CameraEvents state, List<ActionEvent> events, List<Presence> present) {
  public EventStep {
    events = List.copyOf(events);
    present = List.copyOf(present);
  }

  EventStep after(EventStep earlier) {
    List<ActionEvent> allEvents = new ArrayList<>(earlier.events);
    allEvents.addAll(events);
    List<Presence> allPresent = new ArrayList<>(earlier.present);
    allPresent.addAll(present);
    return new EventStep(state, allEvents, allPresent);
  }
}
