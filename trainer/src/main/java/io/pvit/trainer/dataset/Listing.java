package io.pvit.trainer.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a list holds.
 *
 * @param clips in the order of the list, at least one
 * @param damaged rows that were passed over
 */
public record Listing(List<ClipReference> clips, List<Damage> damaged) {

  public Listing {
    clips = List.copyOf(clips);
    damaged = List.copyOf(damaged);
    if (clips.isEmpty()) {
      throw new DatasetRefused(
          damaged.isEmpty()
              ? "the list holds no clip; name another file"
              : "no row of the list can be used (%d are wrong), the first is %s"
                  .formatted(damaged.size(), damaged.get(0)));
    }
  }

  /** Collects rows, good ones and others. */
  static final class Builder {
    private final List<ClipReference> clips = new ArrayList<>();
    private final List<Damage> damaged = new ArrayList<>();

    /** Takes one row in; what it throws for bad values is the reason to pass it over. */
    void add(Path file, int line, String prefix, Supplier<ClipReference> row) {
      try {
        clips.add(row.get());
      } catch (IllegalArgumentException e) {
        damaged.add(new Damage(file, line, prefix + e.getMessage()));
      }
    }

    void damaged(Damage damage) {
      damaged.add(damage);
    }

    Listing build() {
      return new Listing(clips, damaged);
    }
  }
}
