package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.world.Light;
import io.pvit.trainer.scene.world.Solid;
import java.util.List;

/** How far a light's rays get; points behind the first hit lie in shadow. */
final class ShadowMap {

  /** No texel: the light arrives anyway. */
  static final int NOWHERE = -1;

  private static final int SIZE = 160;
  private static final double FAR_METRES = 1e4;
  private static final double SLACK_METRES = 0.04;

  private final Camera eye;
  private final RayGrid rays;
  private final DepthBuffer buffer;

  // camera space to map space: rows of a rotation and an offset
  private double m00;
  private double m01;
  private double m02;
  private double m10;
  private double m11;
  private double m12;
  private double m20;
  private double m21;
  private double m22;
  private double ox;
  private double oy;
  private double oz;

  private ShadowMap(Camera eye, RayGrid rays, DepthBuffer buffer) {
    this.eye = eye;
    this.rays = rays;
    this.buffer = buffer;
  }

  static ShadowMap of(Light light) {
    Lens lens = Lens.ofView(SIZE, SIZE, light.shadowView(), 0);
    Camera eye = Camera.looking(lens, light.position(), light.aim());
    return new ShadowMap(eye, new RayGrid(lens), new DepthBuffer(SIZE * SIZE, FAR_METRES));
  }

  /** One to go on from, with what this one has. */
  ShadowMap copy() {
    return new ShadowMap(eye, rays, buffer.copy());
  }

  /** Under an id, by which it is known where. */
  void add(List<Solid> solids, int id) {
    for (Solid solid : solids) {
      boolean shell = solid.shape() instanceof Shape.Plane || solid.shape() instanceof Shape.Walls;
      if (!shell) {
        Caster.of(solid.shape(), solid.pose(), eye).cast(rays, buffer, id);
      }
    }
  }

  /** The same map for points given in a camera's space. */
  ShadowMap seenFrom(Camera camera) {
    ShadowMap seen = new ShadowMap(eye, rays, buffer);
    seen.look(camera);
    return seen;
  }

  private void look(Camera camera) {
    Vec3 origin = eye.toCamera(camera.toWorld(Vec3.ZERO));
    Vec3 x = axis(camera, 1, 0, 0, origin);
    Vec3 y = axis(camera, 0, 1, 0, origin);
    Vec3 z = axis(camera, 0, 0, 1, origin);
    m00 = x.x();
    m10 = x.y();
    m20 = x.z();
    m01 = y.x();
    m11 = y.y();
    m21 = y.z();
    m02 = z.x();
    m12 = z.y();
    m22 = z.z();
    ox = origin.x();
    oy = origin.y();
    oz = origin.z();
  }

  private Vec3 axis(Camera camera, double x, double y, double z, Vec3 origin) {
    return eye.toCamera(camera.toWorld(new Vec3(x, y, z))).minus(origin);
  }

  /** Texels that are asked where something of an id throws its shadow, or right beside it. */
  boolean[] touched(int id) {
    boolean[] touched = new boolean[SIZE * SIZE];
    for (int at = 0; at < touched.length; at++) {
      if (buffer.caster[at] == id) {
        touched[at] = true;
        touched[Math.max(0, at - 1)] = true;
        touched[Math.max(0, at - SIZE)] = true;
        touched[Math.max(0, at - SIZE - 1)] = true;
      }
    }
    return touched;
  }

  /** The first of the four texels that are asked about a point, or {@link #NOWHERE}. */
  int texel(double x, double y, double z) {
    double depth = m20 * x + m21 * y + m22 * z + oz;
    if (depth <= 0.1) {
      return NOWHERE;
    }
    double focal = eye.lens().focalPixels() / depth;
    double u = (m00 * x + m01 * y + m02 * z + ox) * focal + SIZE * 0.5 - 0.5;
    double v = (m10 * x + m11 * y + m12 * z + oy) * focal + SIZE * 0.5 - 0.5;
    int row = (int) v;
    boolean within = u >= 0 && v >= 0 && u < SIZE - 1 && v < SIZE - 1;
    return within ? row * SIZE + (int) u : NOWHERE;
  }

  /** Share of the light that arrives, 0..1, soft over one texel. */
  double lit(double x, double y, double z) {
    double depth = m20 * x + m21 * y + m22 * z + oz;
    if (depth <= 0.1) {
      return 1;
    }
    double focal = eye.lens().focalPixels() / depth;
    double u = (m00 * x + m01 * y + m02 * z + ox) * focal + SIZE * 0.5 - 0.5;
    double v = (m10 * x + m11 * y + m12 * z + oy) * focal + SIZE * 0.5 - 0.5;
    if (!(u >= 0 && v >= 0 && u < SIZE - 1 && v < SIZE - 1)) {
      return 1;
    }
    int iu = (int) u;
    int iv = (int) v;
    double du = u - iu;
    double dv = v - iv;
    int at = iv * SIZE + iu;
    double near = depth - SLACK_METRES;
    double[] z0 = buffer.z;
    double top = (z0[at] > near ? 1 - du : 0) + (z0[at + 1] > near ? du : 0);
    double bottom = (z0[at + SIZE] > near ? 1 - du : 0) + (z0[at + SIZE + 1] > near ? du : 0);
    return top * (1 - dv) + bottom * dv;
  }
}
