package io.pvit.trainer.judge;

import io.pvit.trainer.dataset.ClipReference;
import io.pvit.trainer.dataset.DatasetRefused;
import java.util.List;

/**
 * Clips of a list, and how they are gone through.
 *
 * @param name of the list
 * @param batch clips that are watched together
 * @param threads that decode pictures
 * @param seed of the intervals
 */
record ListedClips(String name, List<ClipReference> clips, int batch, int threads, long seed) {
  ListedClips {
    clips = List.copyOf(clips);
    require(batch >= 1, "batch must be >= 1, was " + batch);
    require(threads >= 1, "threads must be >= 1, was " + threads);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Refuses a list of which nothing could be judged. */
  void requireSome(int judged) {
    if (judged == 0) {
      throw new DatasetRefused(
          "none of the %d clips can be read; each film must be a frame directory in data.films"
              .formatted(clips.size()));
    }
  }
}
