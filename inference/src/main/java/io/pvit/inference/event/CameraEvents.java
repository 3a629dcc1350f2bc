package io.pvit.inference.event;

import java.util.List;

/**
 * The actors of one camera and their events, oldest actor first.
 *
 * @param streamEpoch the epoch they belong to; -1 before the first
 * @param actors who was seen lately
 */
public record CameraEvents(int streamEpoch, List<ActorInView> actors) {
  public CameraEvents {
    actors = List.copyOf(actors);
  }

  /** True while an event has started and not ended. */
  public boolean goOn() {
    return actors.stream().anyMatch(actor -> !actor.open().isEmpty());
  }

  /** The same after clips that were shed: nobody was missed in them. */
  public CameraEvents unwatched(long clips) {
    return clips == 0
        ? this
        : new CameraEvents(
            streamEpoch, actors.stream().map(actor -> actor.unwatched(clips)).toList());
  }

  /** Of a camera that nothing is known of. */
  public static CameraEvents initial() {
    return new CameraEvents(-1, List.of());
  }
}
