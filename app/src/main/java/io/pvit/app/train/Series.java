package io.pvit.app.train;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure over the steps of a run, thinned out to means over spans of steps.
 *
 * @param name of the figure
 * @param points oldest first
 */
record Series(String name, List<Point> points) {

  /** A mean over steps, the last of which is named. */
  record Point(long step, double value) {}

  Series {
    points = List.copyOf(points);
  }

  /** At most so many points, each the mean of as many steps. */
  Series thinned(int most) {
    int span = (points.size() + most - 1) / Math.max(1, most);
    List<Point> means = new ArrayList<>();
    for (int first = 0; first < points.size(); first += Math.max(1, span)) {
      List<Point> some = points.subList(first, Math.min(points.size(), first + span));
      means.add(
          new Point(
              some.get(some.size() - 1).step(),
              some.stream().mapToDouble(Point::value).average().orElseThrow()));
    }
    return new Series(name, means);
  }

  double least() {
    return points.stream().mapToDouble(Point::value).min().orElse(0);
  }

  double most() {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }
}
