package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;

/**
 * A solid as one camera sees it. Rays start at the camera's origin, so that a ray (x, y, 1) z is o
 * + z M (x, y, 1) in the solid's frame, scaled to make its surface simple; z is the depth.
 */
abstract sealed class Caster
    permits EllipsoidCaster, RoundConeCaster, BoxCaster, CylinderCaster, PlaneCaster, WallsCaster {

  static final double NEAREST = 0.05;

  final double m00;
  final double m01;
  final double m02;
  final double m10;
  final double m11;
  final double m12;
  final double m20;
  final double m21;
  final double m22;
  final double ox;
  final double oy;
  final double oz;
  final Vec3 scale;
  private final Camera camera;
  private final Pose pose;

  Caster(Pose pose, Camera camera, Vec3 scale) {
    this.pose = pose;
    this.camera = camera;
    this.scale = scale;
    Vec3 right = pose.rotation().applyInverse(camera.pose().rotation().left().times(-1));
    Vec3 down = pose.rotation().applyInverse(camera.pose().rotation().up().times(-1));
    Vec3 ahead = pose.rotation().applyInverse(camera.pose().rotation().ahead());
    Vec3 eye = pose.toLocal(camera.pose().origin());
    m00 = right.x() / scale.x();
    m01 = down.x() / scale.x();
    m02 = ahead.x() / scale.x();
    m10 = right.y() / scale.y();
    m11 = down.y() / scale.y();
    m12 = ahead.y() / scale.y();
    m20 = right.z() / scale.z();
    m21 = down.z() / scale.z();
    m22 = ahead.z() / scale.z();
    ox = eye.x() / scale.x();
    oy = eye.y() / scale.y();
    oz = eye.z() / scale.z();
  }

  static Caster of(Shape shape, Pose pose, Camera camera) {
    if (shape instanceof Shape.Ellipsoid it) {
      return new EllipsoidCaster(it, pose, camera);
    }
    if (shape instanceof Shape.RoundCone it) {
      return new RoundConeCaster(it, pose, camera);
    }
    if (shape instanceof Shape.Box it) {
      return new BoxCaster(it, pose, camera);
    }
    if (shape instanceof Shape.Cylinder it) {
      return new CylinderCaster(it, pose, camera);
    }
    if (shape instanceof Shape.Walls it) {
      return new WallsCaster(it, pose, camera);
    }
    return new PlaneCaster(pose, camera);
  }

  /** Puts the hits that are nearer than what the buffer has into it, under an id. */
  abstract void cast(RayGrid rays, DepthBuffer buffer, int id);

  /** Outward gradient of the surface at a place of the scaled frame, of any length. */
  abstract void gradient(double x, double y, double z, SurfacePoint out);

  /** Range of directions the solid covers. */
  abstract Bounds bounds();

  final void surface(double x, double y, double depth, SurfacePoint out) {
    double px = ox + depth * (m00 * x + m01 * y + m02);
    double py = oy + depth * (m10 * x + m11 * y + m12);
    double pz = oz + depth * (m20 * x + m21 * y + m22);
    gradient(px, py, pz, out);
    double gx = out.normalX;
    double gy = out.normalY;
    double gz = out.normalZ;
    double nx = m00 * gx + m10 * gy + m20 * gz;
    double ny = m01 * gx + m11 * gy + m21 * gz;
    double nz = m02 * gx + m12 * gy + m22 * gz;
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    out.normalX = nx / length;
    out.normalY = ny / length;
    out.normalZ = nz / length;
    out.localX = px * scale.x();
    out.localY = py * scale.y();
    out.localZ = pz * scale.z();
  }

  /** The square of a ray's length in the solid's frame over its depth. */
  final Conic stretch() {
    return Conic.square(m00, m01, m02)
        .plus(Conic.square(m10, m11, m12))
        .plus(Conic.square(m20, m21, m22));
  }

  final Vec3 toCamera(Vec3 local) {
    return camera.toCamera(pose.toWorld(local));
  }

  /** A local direction in camera space. */
  final Vec3 turned(Vec3 local) {
    return toCamera(local).minus(toCamera(Vec3.ZERO));
  }
}
