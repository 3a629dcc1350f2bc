package io.pvit.app.events;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import java.util.List;
import java.util.Locale;

/**
 * Rows in AVA's layout: {@code video,second,x1,y1,x2,y2,action,score}. The video is the camera, the
 * second counts from 1970, UTC.
 */
public final class AvaRows {

  private static final long US_PER_SECOND = 1_000_000;

  private AvaRows() {}

  /** The evidence of one record of an event. */
  public static String of(ActionEvent event) {
    return row(event.cameraId(), event.timeUs(), event.box(), event.actionId(), event.score());
  }

  /** Everything that was seen in one clip, a row for each person and action. */
  public static List<String> of(ActionDetections detections) {
    return detections.actors().stream()
        .flatMap(
            actor ->
                actor.actions().stream()
                    .map(
                        action ->
                            row(
                                detections.cameraId(),
                                detections.keyFrameTimeUs(),
                                actor.box(),
                                action.actionId(),
                                action.score())))
        .toList();
  }

  private static String row(String camera, long timeUs, Box box, int action, double score) {
    return String.format(
        Locale.ROOT,
        "%s,%d,%.4f,%.4f,%.4f,%.4f,%d,%.6f",
        camera,
        Math.floorDiv(timeUs, US_PER_SECOND),
        box.x1(),
        box.y1(),
        box.x2(),
        box.y2(),
        action,
        score);
  }
}
