package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;

/** Solids as one camera sees them, found again by the ids in a depth buffer. */
final class Layer {

  final List<Solid> solids;
  final List<Caster> casters;

  private Layer(List<Solid> solids, List<Caster> casters) {
    this.solids = solids;
    this.casters = casters;
  }

  static Layer of(List<Solid> solids, Camera camera) {
    List<Caster> casters = new ArrayList<>(solids.size());
    for (Solid solid : solids) {
      casters.add(Caster.of(solid.shape(), solid.pose(), camera));
    }
    return new Layer(solids, casters);
  }

  /** Ids of the other's solids follow those of this one's. */
  Layer and(Layer other) {
    List<Solid> both = new ArrayList<>(solids);
    both.addAll(other.solids);
    List<Caster> all = new ArrayList<>(casters);
    all.addAll(other.casters);
    return new Layer(both, all);
  }

  void cast(RayGrid rays, DepthBuffer buffer, int firstId) {
    for (int i = 0; i < casters.size(); i++) {
      casters.get(i).cast(rays, buffer, firstId + i);
    }
  }
}
