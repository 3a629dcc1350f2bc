package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Solid;

/** What a camera sees at one moment: what every ray meets first, and the light of it. */
final class View {

  final Layer layer;
  final DepthBuffer buffer;

  private final RayGrid rays;
  private final Shader shader;
  private final SurfacePoint point = new SurfacePoint();
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

  /** Takes in the light of a pixel and, but for the sky, the place it comes from. */
  void look(int pixel) {
    look(pixel, buffer);
  }

  /** The same, of what a buffer of the same layer has in that place. */
  void look(int pixel, DepthBuffer seen) {
    double x = rays.x[pixel];
    double y = rays.y[pixel];
    int id = seen.caster[pixel];
    if (id == DepthBuffer.NOTHING) {
      shader.sky(x, y);
      return;
    }
    double z = seen.z[pixel];
    casters[id].surface(x, y, z, point);
    shader.shade(materials[id], point, x * z, y * z, z);
  }

  /** Light that was taken in last goes to a pixel of a picture (H, W, 3). */
  void writeLight(float[] light, int pixel) {
    light[pixel * 3] = (float) shader.red;
    light[pixel * 3 + 1] = (float) shader.green;
    light[pixel * 3 + 2] = (float) shader.blue;
  }

  /** Light that was taken in last is added to a sum of 3. */
  void addLight(float[] sum) {
    sum[0] += (float) shader.red;
    sum[1] += (float) shader.green;
    sum[2] += (float) shader.blue;
  }

  double brightness() {
    return (shader.red + shader.green + shader.blue) / 3;
  }

  /** The normal of what was looked at last goes to a pixel of (..., H, W, 3). */
  void writeNormal(float[] normals, int pixel) {
    normals[pixel * 3] = (float) point.normalX;
    normals[pixel * 3 + 1] = (float) point.normalY;
    normals[pixel * 3 + 2] = (float) point.normalZ;
  }

  /** Where a light's shadow map is asked for a pixel. */
  int texel(int pixel, ShadowMap map) {
    double z = buffer.z[pixel];
    return map.texel(rays.x[pixel] * z, rays.y[pixel] * z, z);
  }
}
