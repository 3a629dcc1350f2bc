package io.pvit.trainer.scene.render;

import io.pvit.trainer.scene.camera.Camera;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;

/** Scaled to the cube of half extent 1: the faces that look at the camera. */
final class BoxCaster extends Caster {

  BoxCaster(Shape.Box shape, Pose pose, Camera camera) {
    super(pose, camera, new Vec3(shape.left(), shape.up(), shape.ahead()));
  }

  @Override
  void cast(RayGrid rays, DepthBuffer buffer, int id) {
    PixelRect rect = rays.cover(bounds());
    Row left = new Row(m00, m01, m02, ox);
    Row up = new Row(m10, m11, m12, oy);
    Row ahead = new Row(m20, m21, m22, oz);
    face(rays, rect, left, up, ahead, buffer, id);
    face(rays, rect, up, ahead, left, buffer, id);
    face(rays, rect, ahead, left, up, buffer, id);
  }

  /** A coordinate of the scaled frame along a ray: from + depth (x, y, 1) times the others. */
  private record Row(double x, double y, double one, double from) {}

  /** The face that looks at the camera across an axis, if there is one. */
  private static void face(
      RayGrid rays, PixelRect rect, Row across, Row b, Row c, DepthBuffer buffer, int id) {
    if (Math.abs(across.from) <= 1) {
      return;
    }
    double way = Math.copySign(1, across.from) - across.from;
    for (int row = rect.top(); row < rect.bottom(); row++) {
      int end = row * rays.width + rect.right();
      for (int i = row * rays.width + rect.left(); i < end; i++) {
        double x = rays.x[i];
        double y = rays.y[i];
        double z = way / (across.x * x + across.y * y + across.one);
        if (z > NEAREST
            && z < buffer.z[i]
            && Math.abs(b.from + z * (b.x * x + b.y * y + b.one)) <= 1
            && Math.abs(c.from + z * (c.x * x + c.y * y + c.one)) <= 1) {
          buffer.z[i] = z;
          buffer.caster[i] = id;
        }
      }
    }
  }

  @Override
  void gradient(double x, double y, double z, SurfacePoint out) {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    double az = Math.abs(z);
    boolean side = ax >= ay && ax >= az;
    boolean top = !side && ay >= az;
    out.normalX = side ? Math.signum(x) : 0;
    out.normalY = top ? Math.signum(y) : 0;
    out.normalZ = side || top ? 0 : Math.signum(z);
  }

  @Override
  Bounds bounds() {
    Bounds bounds = new Bounds();
    for (int corner = 0; corner < 8; corner++) {
      double left = (corner & 1) == 0 ? scale.x() : -scale.x();
      double up = (corner & 2) == 0 ? scale.y() : -scale.y();
      double ahead = (corner & 4) == 0 ? scale.z() : -scale.z();
      bounds.addPoint(toCamera(new Vec3(left, up, ahead)));
    }
    return bounds;
  }
}
