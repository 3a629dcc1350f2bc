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

  /** Of a camera that nothing is known of. */
  public static TrackerState initial() {
    return new TrackerState(-1, List.of());
  }
}
