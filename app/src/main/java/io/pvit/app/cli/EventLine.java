package io.pvit.app.cli;

import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An event in one line that a person understands. */
public final class EventLine {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private EventLine() {}

  /** Without a line break; says so when the network never saw a training step. */
  public static String of(ActionEvent event) {
    return "%s  %s  %-6s  %s  %.0f %%  by %s  %s%s"
        .formatted(
            clock(event.timeUs()),
            event.cameraId(),
            word(event),
            event.actionName(),
            100 * event.score(),
            event.trackId(),
            place(event.box()),
            event.evidence().untrained() ? "  (untrained network)" : "");
  }

  private static String clock(long timeUs) {
    return CLOCK.format(Instant.ofEpochMilli(timeUs / 1000));
  }

  private static String word(ActionEvent event) {
    return switch (event.type()) {
      case START -> "starts";
      case UPDATE -> "still";
      case END -> "ended";
    };
  }

  private static String place(Box box) {
    return String.format(
        Locale.ROOT,
        "at %.0f..%.0f %% across, %.0f..%.0f %% down",
        100 * box.x1(),
        100 * box.x2(),
        100 * box.y1(),
        100 * box.y2());
  }
}
