package io.pvit.trainer.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Marks of what cameras would have woken somebody for. Intervals draw films. */
public final class AlarmMarks {

  private static final int DRAWS = 1000;
  private static final double MICROS_PER_HOUR = 3.6e9;

  private final List<Alarms> films = new ArrayList<>();

  /**
   * Of one film.
   *
   * @param micros that it lasts
   * @param falseDetections actions of a clip, at the thresholds, that nobody there does
   * @param falseEvents events that began though nobody there did it in the clips they rest on
   * @param trueEvents the others
   */
  public record Alarms(long micros, int falseDetections, int falseEvents, int trueEvents) {
    public Alarms {
      if (micros < 1 || falseDetections < 0 || falseEvents < 0 || trueEvents < 0) {
        throw new IllegalArgumentException(
            "micros must be >= 1 and counts >= 0, were %d, %d, %d, %d"
                .formatted(micros, falseDetections, falseEvents, trueEvents));
      }
    }
  }

  /** One film. */
  public void add(Alarms film) {
    films.add(film);
  }

  /** All figures by name. */
  public SortedMap<String, Figure> figures(long seed) {
    Ratio detections = new Ratio();
    Ratio events = new Ratio();
    Ratio precision = new Ratio();
    for (Alarms film : films) {
      detections.add(film.falseDetections(), film.micros());
      events.add(film.falseEvents(), film.micros());
      precision.add(film.trueEvents(), film.trueEvents() + film.falseEvents());
    }
    SortedMap<String, Figure> figures = new TreeMap<>();
    putRate(figures, "falseDetectionsPerCameraHour", detections, seed);
    putRate(figures, "falseEventsPerCameraHour", events, seed);
    precision.figure(DRAWS, seed).ifPresent(figure -> figures.put("eventPrecision", figure));
    return figures;
  }

  private static void putRate(
      SortedMap<String, Figure> figures, String name, Ratio perMicro, long seed) {
    perMicro
        .figure(DRAWS, seed)
        .ifPresent(
            figure -> {
              Interval interval = figure.interval();
              figures.put(
                  name,
                  new Figure(
                      figure.value() * MICROS_PER_HOUR,
                      interval == null
                          ? null
                          : new Interval(
                              interval.low() * MICROS_PER_HOUR, interval.high() * MICROS_PER_HOUR),
                      true));
            });
  }
}
