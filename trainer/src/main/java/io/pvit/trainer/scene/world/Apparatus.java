package io.pvit.trainer.scene.world;

import io.pvit.trainer.scene.geometry.Vec3;
import java.util.List;

/**
 * A thing to be opened, pushed or pulled. Local frame of the moving part: on the ground, ahead is
 * where the person in front of it looks; a leaf goes to the left of its hinge.
 *
 * @param gripMetres height of the handle
 */
public record Apparatus(Kind kind, double gripMetres) {

  /** What it is, and the least breadth of ground it takes. */
  public enum Kind {
    DOOR(0.86),
    CUPBOARD(0.48),
    TROLLEY(0.52),
    CRATE(0.6),
    DRAGGED_CRATE(0.6);

    private final double broad;

    Kind(double broad) {
      this.broad = broad;
    }

    public double broadMetres() {
      return broad;
    }

    public boolean hinged() {
      return this == DOOR || this == CUPBOARD;
    }
  }

  private static final double FROM_EDGE = 0.07;
  private static final double BEFORE_LEAF = 0.05;

  public Apparatus {
    if (!(gripMetres > 0.4 && gripMetres < 1.6)) {
      throw new IllegalArgumentException("grip must be 0.4..1.6 m high, was " + gripMetres);
    }
  }

  /** Points of the ground it takes, told from the moving part. */
  public List<Vec3> footing() {
    return switch (kind) {
      case DOOR -> List.of(flat(-0.5, 0), Vec3.ZERO, flat(kind.broad, 0), flat(1.35, 0));
      case CUPBOARD -> List.of(flat(0, 0.2), flat(kind.broad, 0.2), flat(kind.broad, 0));
      case TROLLEY, CRATE -> List.of(flat(0, 0.2), flat(0, 0.7));
      case DRAGGED_CRATE -> List.of(flat(0, 0.4), flat(0, 0.9));
    };
  }

  private static Vec3 flat(double x, double z) {
    return new Vec3(x, 0, z);
  }

  /** Where the palm of one hand takes hold, told from the moving part; side is -1 to 1, left. */
  public Vec3 grip(double side) {
    return switch (kind) {
      case DOOR, CUPBOARD -> new Vec3(kind.broad - FROM_EDGE, gripMetres, -BEFORE_LEAF);
      case TROLLEY -> new Vec3(0.19 * side, gripMetres, 0);
      case CRATE -> new Vec3(0.19 * side, gripMetres, 0);
      case DRAGGED_CRATE -> new Vec3(0.05 * side, gripMetres, 0);
    };
  }
}
