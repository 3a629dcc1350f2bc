package io.pvit.inference.track;

import java.util.List;

/**
 * The actors of one camera that may be seen again, oldest first.
 *
 * @param streamEpoch the epoch they belong to; -1 before the first
 * @param tracks who they are
 */
public record TrackerState(int streamEpoch, List<Track> tracks) {
  public TrackerState {
    tracks = List.copyOf(tracks);
  }

  /** The same after clips that were shed: nobody was missed in them. */
  public TrackerState unwatched(long clips) {
    return clips == 0
        ? this
        : new TrackerState(
            streamEpoch, tracks.stream().map(track -> track.unwatched(clips)).toList());
  }

  /** Of a camera that nothing is known of. */
  public static TrackerState initial() {
    return new TrackerState(-1, List.of());
  }
}
