package io.pvit.inference.track;

import io.pvit.schemas.Box;
import io.pvit.schemas.clip.Hop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives a box the id of the track that it overlaps most; the best pair of all is joined first.
 *
 * <p>Missed clips are counted by key sequence and by time, so windows that were lost and pictures
 * that never came count as missed too. Equal overlaps go to the older track, then to the earlier
 * box: the same boxes always give the same ids.
 */
public final class Tracker {

  private static final Comparator<Pair> BEST_FIRST =
      Comparator.comparingDouble(Pair::iou)
          .reversed()
          .thenComparingInt(Pair::track)
          .thenComparingInt(Pair::box);

  private final double minIou;
  private final int maxMissedClips;
  private final Hop hop;

  public Tracker(double minIou, int maxMissedClips, Hop hop) {
    if (!(minIou >= 0 && minIou <= 1)) {
      throw new IllegalArgumentException("minIou must be within 0..1, was " + minIou);
    }
    if (maxMissedClips < 0) {
      throw new IllegalArgumentException("maxMissedClips must be >= 0, was " + maxMissedClips);
    }
    this.minIou = minIou;
    this.maxMissedClips = maxMissedClips;
    this.hop = hop;
  }

  /** Takes one clip's boxes; the clips of a camera come in their order. */
  public Tracked step(
      TrackerState state, int streamEpoch, long keySequence, long keyFrameTimeUs, List<Box> boxes) {
    List<Track> known =
        state.streamEpoch() == streamEpoch
            ? state.tracks().stream()
                .filter(track -> mayReturn(track, keySequence, keyFrameTimeUs))
                .toList()
            : List.of();
    Map<Integer, Integer> trackOfBox = join(known, boxes);

    List<Track> after = new ArrayList<>(known);
    List<String> ids = new ArrayList<>();
    for (int box = 0; box < boxes.size(); box++) {
      Integer track = trackOfBox.get(box);
      String id =
          track == null
              ? "%d-%d-%d".formatted(streamEpoch, keySequence, box)
              : known.get(track).id();
      Track seen = new Track(id, boxes.get(box), keySequence, keyFrameTimeUs);
      if (track == null) {
        after.add(seen);
      } else {
        after.set(track, seen);
      }
      ids.add(id);
    }
    return new Tracked(new TrackerState(streamEpoch, after), ids);
  }

  private boolean mayReturn(Track track, long keySequence, long keyFrameTimeUs) {
    return hop.clipsBetween(track.lastSequence(), track.lastTimeUs(), keySequence, keyFrameTimeUs)
        <= maxMissedClips;
  }

  private Map<Integer, Integer> join(List<Track> known, List<Box> boxes) {
    List<Pair> pairs = new ArrayList<>();
    for (int track = 0; track < known.size(); track++) {
      for (int box = 0; box < boxes.size(); box++) {
        double iou = known.get(track).box().iou(boxes.get(box));
        if (iou > 0 && iou >= minIou) {
          pairs.add(new Pair(track, box, iou));
        }
      }
    }
    pairs.sort(BEST_FIRST);

    Map<Integer, Integer> trackOfBox = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (Pair pair : pairs) {
      if (!trackOfBox.containsKey(pair.box()) && taken.add(pair.track())) {
        trackOfBox.put(pair.box(), pair.track());
      }
    }
    return trackOfBox;
  }

  private record Pair(int track, int box, double iou) {}
}
