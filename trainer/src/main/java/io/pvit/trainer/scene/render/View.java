package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Solid;

/** What a camera sees at one moment: what every ray meets first, and the light of it. */
final class View {

  final Layer layer;
  final DepthBuffer buffer;
  final Shader shader;
  final SurfacePoint point = new SurfacePoint();

  private final RayGrid rays;
  private final Material[] materials;
  private final Caster[] casters;

  View(RayGrid rays, Layer layer, DepthBuffer buffer, Shader shader) {
    this.rays = rays;
    this.layer = layer;
    this.buffer = buffer;
    this.shader = shader;
    materials = layer.solids.stream().map(Solid::material).toArray(Material[]::new);
    casters = layer.casters.toArray(new Caster[0]);
  }

  /** Leaves the light in the shader and, but for the sky, the place in the point. */
  void look(int pixel) {
    double x = rays.x[pixel];
    double y = rays.y[pixel];
    int id = buffer.caster[pixel];
    if (id == DepthBuffer.NOTHING) {
      shader.sky(x, y);
      return;
    }
    double z = buffer.z[pixel];
    casters[id].surface(x, y, z, point);
    shader.shade(materials[id], point, x * z, y * z, z);
  }
}
