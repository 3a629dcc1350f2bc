package io.pvit.trainer.scene.world;

import io.pvit.trainer.scene.geometry.Vec3;
import java.util.List;

/**
 * A set without its cast: what stands still and the light on it.
 *
 * @param indoor half extents of the walls and the height of the ceiling; outdoors how far to go
 */
public record Place(boolean indoor, Vec3 roomMetres, List<Solid> solids, Ambience ambience) {
  public Place {
    solids = List.copyOf(solids);
  }
}
