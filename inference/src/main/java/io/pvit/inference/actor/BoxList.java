package io.pvit.inference.actor;

import io.pvit.model.GivenPerson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Boxes of people by camera and time. Rows are {@code camera,second,x1,y1,x2,y2,score}, or with an
 * action before the score, or {@code camera,second} where nobody is.
 */
final class BoxList {

  private static final double US_PER_SECOND = 1e6;
  private static final String ROW = "camera,second,x1,y1,x2,y2,score";

  private final Map<String, NavigableMap<Long, List<GivenPerson>>> byCamera = new HashMap<>();
  private final double firstSecond;
  private final double minScore;

  /**
   * @param firstSecond stands for 0 us
   * @param minScore boxes below are left out, but their moment was looked at
   */
  BoxList(double firstSecond, double minScore) {
    this.firstSecond = firstSecond;
    this.minScore = minScore;
  }

  /**
   * Takes a row; a blank one says nothing.
   *
   * @throws IllegalArgumentException when it is none of the above
   */
  void add(String row) {
    if (row.isBlank()) {
      return;
    }
    String[] fields = row.strip().split(",", -1);
    if (fields.length != 2 && fields.length != 7 && fields.length != 8) {
      throw new IllegalArgumentException(
          "expected %s, has %d columns".formatted(ROW, fields.length));
    }
    long timeUs = Math.round((number("second", fields[1]) - firstSecond) * US_PER_SECOND);
    List<GivenPerson> people =
        byCamera
            .computeIfAbsent(fields[0].strip(), camera -> new TreeMap<>())
            .computeIfAbsent(timeUs, time -> new ArrayList<>());
    if (fields.length > 2) {
      add(people, person(fields));
    }
  }

  /**
   * The people of the moment nearest to a time, the earlier of two as near.
   *
   * @return nobody where no moment is as near
   */
  List<GivenPerson> near(String cameraId, long timeUs, long toleranceUs) {
    NavigableMap<Long, List<GivenPerson>> moments = byCamera.get(cameraId);
    if (moments == null) {
      return List.of();
    }
    Optional<Long> nearest =
        Stream.of(Optional.ofNullable(moments.floorKey(timeUs)), later(moments, timeUs))
            .flatMap(Optional::stream)
            .min((one, other) -> Long.compare(Math.abs(one - timeUs), Math.abs(other - timeUs)));
    return nearest
        .filter(moment -> Math.abs(moment - timeUs) <= toleranceUs)
        .map(moment -> List.copyOf(moments.get(moment)))
        .orElseGet(List::of);
  }

  private static Optional<Long> later(NavigableMap<Long, ?> moments, long timeUs) {
    return Optional.ofNullable(moments.higherKey(timeUs));
  }

  /** Somebody who does several things has a row for each. */
  private void add(List<GivenPerson> people, GivenPerson person) {
    if (person.score() < minScore) {
      return;
    }
    Optional<GivenPerson> same = people.stream().filter(other -> isOneBox(other, person)).findAny();
    if (same.isEmpty()) {
      people.add(person);
    } else if (same.get().score() < person.score()) {
      people.set(people.indexOf(same.get()), person);
    }
  }

  private static boolean isOneBox(GivenPerson one, GivenPerson other) {
    return one.x1() == other.x1()
        && one.y1() == other.y1()
        && one.x2() == other.x2()
        && one.y2() == other.y2();
  }

  private static GivenPerson person(String[] fields) {
    return new GivenPerson(
        number("x1", fields[2]),
        number("y1", fields[3]),
        number("x2", fields[4]),
        number("y2", fields[5]),
        number("score", fields[fields.length - 1]));
  }

  private static double number(String key, String text) {
    try {
      double number = Double.parseDouble(text.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s must be a number, was '%s'".formatted(key, text), e);
    }
    throw new IllegalArgumentException("%s must be finite, was '%s'".formatted(key, text));
  }
}
