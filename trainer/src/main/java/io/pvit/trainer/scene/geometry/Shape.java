package io.pvit.trainer.scene.geometry;

/** The solids there are, in their local frame, in metres. */
public sealed interface Shape {

  /** Radii along the axes. */
  record Ellipsoid(double left, double up, double ahead) implements Shape {
    public Ellipsoid {
      require(left > 0 && up > 0 && ahead > 0, "ellipsoid radii must be > 0");
    }
  }

  /**
   * The hull of two balls, the first at the origin, the second at a length up the axis; everything
   * is then scaled by flatness along ahead.
   */
  record RoundCone(double start, double end, double length, double flatness) implements Shape {
    public RoundCone {
      require(start > 0 && end > 0 && flatness > 0, "round cone radii must be > 0");
      require(length > Math.abs(start - end), "a ball of a round cone swallows the other");
    }
  }

  /** Half extents along the axes, centred. */
  record Box(double left, double up, double ahead) implements Shape {
    public Box {
      require(left > 0 && up > 0 && ahead > 0, "box extents must be > 0");
    }
  }

  /** Around the up axis, centred. */
  record Cylinder(double radius, double halfHeight) implements Shape {
    public Cylinder {
      require(radius > 0 && halfHeight > 0, "cylinder sizes must be > 0");
    }
  }

  /** Everything below up = 0. */
  record Plane() implements Shape {}

  /** Four upright walls around the origin, seen from inside; half extents. */
  record Walls(double left, double ahead) implements Shape {
    public Walls {
      require(left > 0 && ahead > 0, "wall extents must be > 0");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
