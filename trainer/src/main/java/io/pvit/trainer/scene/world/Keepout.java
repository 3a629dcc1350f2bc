package io.pvit.trainer.scene.world;

import java.util.ArrayList;
import java.util.List;

/** Discs of ground that are taken: where people will be, and what already stands. */
public final class Keepout {

  private record Disc(double x, double z, double radius) {}

  private final List<Disc> discs = new ArrayList<>();

  public void take(double x, double z, double radiusMetres) {
    discs.add(new Disc(x, z, radiusMetres));
  }

  /** Takes a disc if it is free. */
  public boolean claim(double x, double z, double radiusMetres) {
    for (Disc disc : discs) {
      double dx = disc.x() - x;
      double dz = disc.z() - z;
      double apart = disc.radius() + radiusMetres;
      if (dx * dx + dz * dz < apart * apart) {
        return false;
      }
    }
    take(x, z, radiusMetres);
    return true;
  }

  public double reachX() {
    return discs.stream().mapToDouble(d -> Math.abs(d.x()) + d.radius()).max().orElse(0);
  }

  public double reachZ() {
    return discs.stream().mapToDouble(d -> Math.abs(d.z()) + d.radius()).max().orElse(0);
  }
}
