package io.pvit.schemas;

import java.util.List;

/**
 * A named part of a camera's picture: a polygon, closed by itself.
 *
 * @param name unique in its camera
 * @param corners in their order, 3 to 64; it may be concave
 */
public record Zone(String name, List<Point> corners) {

  private static final int MOST_CORNERS = 64;
  private static final double LAST = Math.nextDown(1.0);

  public Zone {
    Refuse.notACameraId("zone name", name);
    corners = List.copyOf(corners);
    if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
      throw new IllegalArgumentException(
          "zone %s must have 3 to %d corners, had %d"
              .formatted(name, MOST_CORNERS, corners.size()));
    }
    if (area(corners) == 0) {
      throw new IllegalArgumentException("zone %s must enclose something".formatted(name));
    }
  }

  /**
   * True inside, by the even-odd rule; of two zones that share a border, a place is in one. The
   * right and the lower edge of the picture belong to it.
   */
  public boolean holds(double placeX, double placeY) {
    double x = Math.min(placeX, LAST);
    double y = Math.min(placeY, LAST);
    boolean inside = false;
    Point before = corners.get(corners.size() - 1);
    for (Point corner : corners) {
      boolean crosses = (corner.y() > y) != (before.y() > y);
      if (crosses
          && x
              < corner.x()
                  + (before.x() - corner.x()) * (y - corner.y()) / (before.y() - corner.y())) {
        inside = !inside;
      }
      before = corner;
    }
    return inside;
  }

  /** Twice the area of the triangles between the first corner and each edge, signs included. */
  private static double area(List<Point> corners) {
    double area = 0;
    Point before = corners.get(corners.size() - 1);
    for (Point corner : corners) {
      area += before.x() * corner.y() - corner.x() * before.y();
      before = corner;
    }
    return area;
  }
}
