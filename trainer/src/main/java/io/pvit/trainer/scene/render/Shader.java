package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.world.Ambience;
import io.pvit.trainer.scene.world.Light;
import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Pattern;
import io.pvit.trainer.scene.world.Rgb;
import java.util.List;

/**
 * Light that leaves a point towards the camera: diffuse, highlights, shadows, glow. Camera space.
 */
final class Shader {

  private static final double CLOUD_METRES = 2.5;

  private final Ambience ambience;
  private final double[] lightX;
  private final double[] lightY;
  private final double[] lightZ;
  private final double[] falloff;
  private final Rgb[] colours;
  private final ShadowMap[] shadows;
  private final double pixelRadians;
  private final double upX;
  private final double upY;
  private final double upZ;

  double red;
  double green;
  double blue;

  Shader(Ambience ambience, List<ShadowMap> maps, Camera camera) {
    this.ambience = ambience;
    List<Light> lights = ambience.lights();
    int count = lights.size();
    lightX = new double[count];
    lightY = new double[count];
    lightZ = new double[count];
    falloff = new double[count];
    colours = lights.stream().map(Light::colour).toArray(Rgb[]::new);
    shadows = maps.toArray(new ShadowMap[0]);
    for (int i = 0; i < count; i++) {
      Vec3 at = camera.toCamera(lights.get(i).position());
      lightX[i] = at.x();
      lightY[i] = at.y();
      lightZ[i] = at.z();
      double reach = lights.get(i).reachMetres();
      falloff[i] = 1 / (reach * reach);
    }
    pixelRadians = 1 / camera.lens().focalPixels();
    Rotation turn = camera.pose().rotation();
    upX = -turn.left().y();
    upY = -turn.up().y();
    upZ = turn.ahead().y();
  }

  void shade(Material material, SurfacePoint point, double x, double y, double z) {
    double nx = point.normalX;
    double ny = point.normalY;
    double nz = point.normalZ;
    double eye = 1 / Math.sqrt(x * x + y * y + z * z);
    double weight = pattern(material, point, z, -(nx * x + ny * y + nz * z) * eye);
    double grain =
        material.grain() == 0
            ? 1
            : 1 + material.grain() * Noise.at(point.localX, point.localY, point.localZ);
    double albedoR =
        grain
            * (material.first().red()
                + weight * (material.second().red() - material.first().red()));
    double albedoG =
        grain
            * (material.first().green()
                + weight * (material.second().green() - material.first().green()));
    double albedoB =
        grain
            * (material.first().blue()
                + weight * (material.second().blue() - material.first().blue()));
    double sky = 0.5 + 0.5 * (nx * upX + ny * upY + nz * upZ);
    double r = mix(ambience.below().red(), ambience.above().red(), sky) * albedoR;
    double g = mix(ambience.below().green(), ambience.above().green(), sky) * albedoG;
    double b = mix(ambience.below().blue(), ambience.above().blue(), sky) * albedoB;
    for (int i = 0; i < shadows.length; i++) {
      double lx = lightX[i] - x;
      double ly = lightY[i] - y;
      double lz = lightZ[i] - z;
      double square = lx * lx + ly * ly + lz * lz;
      double inverse = 1 / Math.sqrt(square);
      double facing = (nx * lx + ny * ly + nz * lz) * inverse;
      if (facing <= 0) {
        continue;
      }
      double lit = shadows[i].lit(x, y, z);
      if (lit == 0) {
        continue;
      }
      lit /= 1 + square * falloff[i];
      double diffuse = facing * lit;
      double glint = 0;
      if (material.gloss() > 0) {
        double hx = lx * inverse - x * eye;
        double hy = ly * inverse - y * eye;
        double hz = lz * inverse - z * eye;
        double half = nx * hx + ny * hy + nz * hz;
        double cosine = half * half / (hx * hx + hy * hy + hz * hz);
        double c4 = cosine * cosine;
        c4 *= c4;
        double c16 = c4 * c4;
        glint = material.gloss() * c16 * c16 * lit;
      }
      Rgb colour = colours[i];
      r += colour.red() * (albedoR * diffuse + glint);
      g += colour.green() * (albedoG * diffuse + glint);
      b += colour.blue() * (albedoB * diffuse + glint);
    }
    double glow = material.glow();
    red = r + glow * albedoR;
    green = g + glow * albedoG;
    blue = b + glow * albedoB;
  }

  /** Fades to its mean where a pixel covers more than half a repeat: no moiré. */
  private double pattern(Material material, SurfacePoint point, double z, double facing) {
    if (material.pattern() == Pattern.PLAIN) {
      return 0;
    }
    double scale = 1 / material.scale();
    double repeats = z * pixelRadians * scale / Math.max(0.03, facing);
    double mean = material.pattern().mean();
    double detail = Math.min(1, 1.6 - 3 * repeats);
    if (detail <= 0) {
      return mean;
    }
    double weight =
        material.pattern().weight(point.localX * scale, point.localY * scale, point.localZ * scale);
    return mean + detail * (weight - mean);
  }

  /** What stands behind everything, along (x, y, 1). */
  void sky(double x, double y) {
    double length = Math.sqrt(x * x + y * y + 1);
    double up = (x * upX + y * upY + upZ) / length;
    double high = Math.max(0, Math.min(1, 1.8 * up));
    double cloud = up > 0.02 ? 0.25 * Math.max(0, Noise.at(x / up / CLOUD_METRES, y, 1 / up)) : 0;
    red = mix(ambience.horizon().red(), ambience.zenith().red(), high) * (1 + cloud);
    green = mix(ambience.horizon().green(), ambience.zenith().green(), high) * (1 + cloud);
    blue = mix(ambience.horizon().blue(), ambience.zenith().blue(), high) * (1 + 0.6 * cloud);
  }

  private static double mix(double a, double b, double w) {
    return a + (b - a) * w;
  }
}
