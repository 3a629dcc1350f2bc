package io.pvit.inference.track;

import java.util.List;

/**
 * The answer of the tracker for one clip.
 *
 * @param state whom to look for in the next clip
 * @param ids the track of each box, in the order of the boxes
 */
public record Tracked(TrackerState state, List<String> ids) {
  public Tracked {
    ids = List.copyOf(ids);
  }
}
