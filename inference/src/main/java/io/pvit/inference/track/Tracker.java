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
 * Gives a box the id of the track that it overlaps most, where the track was last or where it is
 * expected by now; the best pair of all is joined first. Whoever is left over and overlaps nobody
 * is joined with the nearest that can have come so far and is about as large: from one clip to the
 * next a person who walks leaves his or her own box.
 *
 * <p>Missed clips are counted by key sequence and by time, so windows that were lost and pictures
 * that never came count as missed too, those that were shed do not. Equal overlaps go to the older
 * track, then to the earlier box: the same boxes always give the same ids.
 */
public final class Tracker {

  private static final Comparator<Pair> BEST_FIRST =
      Comparator.comparingDouble(Pair::closeness)
          .reversed()
          .thenComparingInt(Pair::track)
          .thenComparingInt(Pair::box);

  private static final double MOST_GROWTH = 2;

  private final double minIou;
  private final double reach;
  private final int maxMissedClips;
  private final Hop hop;

  /**
   * @param minIou least overlap to be the same, 0..1
   * @param reach how far a person may come in a second, in square roots of the box's area
   * @param maxMissedClips clips in a row without the actor before the id is given up
   * @param hop from clip to clip
   */
  public Tracker(double minIou, double reach, int maxMissedClips, Hop hop) {
    if (!(minIou >= 0 && minIou <= 1)) {
      throw new IllegalArgumentException("minIou must be within 0..1, was " + minIou);
    }
    if (!(reach >= 0)) {
      throw new IllegalArgumentException("reach must be >= 0, was " + reach);
    }
    if (maxMissedClips < 0) {
      throw new IllegalArgumentException("maxMissedClips must be >= 0, was " + maxMissedClips);
    }
    this.minIou = minIou;
    this.reach = reach;
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
    Map<Integer, Integer> trackOfBox = join(known, boxes, keyFrameTimeUs);

    List<Track> after = new ArrayList<>(known);
    List<String> ids = new ArrayList<>();
    for (int box = 0; box < boxes.size(); box++) {
      Integer track = trackOfBox.get(box);
      String id =
          track == null
              ? "%d-%d-%d".formatted(streamEpoch, keySequence, box)
              : known.get(track).id();
      if (track == null) {
        after.add(Track.begin(id, boxes.get(box), keySequence, keyFrameTimeUs));
      } else {
        after.set(track, known.get(track).at(boxes.get(box), keySequence, keyFrameTimeUs));
      }
      ids.add(id);
    }
    return new Tracked(new TrackerState(streamEpoch, after), ids);
  }

  private boolean mayReturn(Track track, long keySequence, long keyFrameTimeUs) {
    return hop.clipsBetween(track.lastSequence(), track.lastTimeUs(), keySequence, keyFrameTimeUs)
            - track.shedClips()
        <= maxMissedClips;
  }

  private Map<Integer, Integer> join(List<Track> known, List<Box> boxes, long timeUs) {
    List<Pair> pairs = new ArrayList<>();
    for (int track = 0; track < known.size(); track++) {
      for (int box = 0; box < boxes.size(); box++) {
        double closeness = closeness(known.get(track), boxes.get(box), timeUs);
        if (closeness > 0) {
          pairs.add(new Pair(track, box, closeness));
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

  /** Above 1 for boxes that overlap enough, up to 1 for those within reach, 0 for all others. */
  private double closeness(Track track, Box box, long timeUs) {
    Box expected = track.expectedAt(timeUs);
    double overlap = Math.max(track.box().iou(box), expected.iou(box));
    if (overlap > 0 && overlap >= minIou) {
      return 1 + overlap;
    }
    double size = Math.sqrt((track.box().area() + box.area()) / 2);
    double far = far(expected, box);
    return reach > 0
            && far <= reach * size * track.secondsTo(timeUs)
            && similar(track.box().area(), box.area())
        ? 1 / (1 + far)
        : 0;
  }

  private static double far(Box one, Box other) {
    return Math.hypot(
            one.x1() + one.x2() - other.x1() - other.x2(),
            one.y1() + one.y2() - other.y1() - other.y2())
        / 2;
  }

  private static boolean similar(double area, double other) {
    return area <= MOST_GROWTH * other && other <= MOST_GROWTH * area;
  }

  private record Pair(int track, int box, double closeness) {}
}
