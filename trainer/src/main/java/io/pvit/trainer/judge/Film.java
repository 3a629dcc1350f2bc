package io.pvit.trainer.judge;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A labelled film.
 *
 * @param file the film
 * @param group where it comes from
 * @param framesPerSecond of the numbers of frames in the labels
 * @param labels what is known to happen
 * @param boxes of each track, by frame
 */
public record Film(
    Path file,
    String group,
    double framesPerSecond,
    List<Label> labels,
    Map<Integer, NavigableMap<Integer, FrameBox>> boxes) {

  /** So many frames beside its own a box still tells where somebody is. */
  private static final int NEAR_FRAMES = 2;

  /**
   * What happens from one frame to another.
   *
   * @param track of the person who does it; empty when only somebody does
   * @param first frame, from 0
   * @param last frame
   * @param action AVA's id; empty says that nobody fights
   */
  public record Label(OptionalInt track, int first, int last, OptionalInt action) {}

  public Film {
    labels = List.copyOf(labels);
    boxes = Map.copyOf(boxes);
  }

  /** Where a person is in a frame, or right before or after it. */
  Optional<FrameBox> box(int track, int frame) {
    NavigableMap<Integer, FrameBox> known = boxes.getOrDefault(track, new TreeMap<>());
    for (int away = 0; away <= NEAR_FRAMES; away++) {
      for (int near : new int[] {frame - away, frame + away}) {
        FrameBox box = known.get(near);
        if (box != null) {
          return Optional.of(box);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether somebody is known to fight, or nobody; empty when neither is. */
  Optional<Boolean> isFight() {
    if (labels.stream().anyMatch(label -> label.action().isEmpty())) {
      return Optional.of(false);
    }
    return labels.stream().anyMatch(label -> label.action().orElse(0) == FilmExam.FIGHT)
        ? Optional.of(true)
        : Optional.empty();
  }
}
