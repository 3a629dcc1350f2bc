package io.pvit.trainer.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * The published files of Ego4D's state changes, {@code fho_oscc-pnr_*.json}: {@code clips}, each
 * with {@code video_uid}, {@code parent_start_sec}, {@code parent_end_sec} of the film, {@code
 * state_change} and, where there is one, {@code parent_pnr_frame}, counted like {@code
 * parent_start_frame} and {@code parent_end_frame}.
 */
public final class Ego4d {

  private Ego4d() {}

  /**
   * Reads the annotations of a split that has labels.
   *
   * @throws DatasetRefused when no entry can be used
   */
  public static Listing read(Path annotations) {
    return JsonRows.read(annotations, Ego4d::clip);
  }

  private static ClipReference clip(JsonNode row) {
    JsonNode change = JsonRows.member(row, "state_change");
    if (!change.isBoolean()) {
      throw new IllegalArgumentException("state_change must be true or false, was " + change);
    }
    ClipPart.Seconds part =
        new ClipPart.Seconds(
            JsonRows.number(row, "parent_start_sec"), JsonRows.number(row, "parent_end_sec"));
    return new ClipReference(
        Path.of(JsonRows.name(row, "video_uid")),
        part,
        new ClipKnowledge.StateChange(
            change.booleanValue()
                ? OptionalDouble.of(pointOfNoReturn(row, part))
                : OptionalDouble.empty()));
  }

  /** Frames are counted at the film's own rate, which only the ends of the clip tell. */
  private static double pointOfNoReturn(JsonNode row, ClipPart.Seconds part) {
    double first = JsonRows.number(row, "parent_start_frame");
    double last = JsonRows.number(row, "parent_end_frame");
    double point = JsonRows.number(row, "parent_pnr_frame");
    if (!(last > first && point >= first && point <= last)) {
      throw new IllegalArgumentException(
          "parent_pnr_frame must lie within %s..%s, was %s".formatted(first, last, point));
    }
    return part.from() + (part.to() - part.from()) * (point - first) / (last - first);
  }
}
