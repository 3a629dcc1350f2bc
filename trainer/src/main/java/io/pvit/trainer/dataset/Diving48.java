package io.pvit.trainer.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * The published files of Diving48 V2: an array of {@code {"vid_name": …, "label": 14,
 * "start_frame": 0, "end_frame": 48}}, frames being pictures of the film.
 */
public final class Diving48 {

  public static final int CLASSES = 48;

  private Diving48() {}

  /**
   * Reads the annotations of a split.
   *
   * @throws DatasetRefused when no entry can be used
   */
  public static Listing read(Path annotations) {
    return JsonRows.read(annotations, Diving48::clip);
  }

  private static ClipReference clip(JsonNode row) {
    int label = JsonRows.whole(row, "label");
    if (label < 0 || label >= CLASSES) {
      throw new IllegalArgumentException("label must be within 0..47, was " + label);
    }
    return new ClipReference(
        Path.of(JsonRows.name(row, "vid_name")),
        new ClipPart.Pictures(JsonRows.whole(row, "start_frame"), JsonRows.whole(row, "end_frame")),
        new ClipKnowledge.OfClass(label));
  }
}
