package io.pvit.trainer.scene.camera;

import io.pvit.trainer.scene.geometry.Vec3;

/**
 * Where a camera is over time: it looks at a point that may wander, and may tremble.
 *
 * @param panMetres how far the point goes a second
 * @param trembleMetres how far hands shake the point
 */
public record CameraTrack(Lens lens, Vec3 from, Vec3 to, Vec3 panMetres, double trembleMetres) {

  public boolean still() {
    return trembleMetres == 0 && panMetres.equals(Vec3.ZERO);
  }

  public Camera at(double seconds) {
    if (still()) {
      return Camera.looking(lens, from, to);
    }
    Vec3 shake =
        new Vec3(
                StrictMath.sin(9.1 * seconds) + StrictMath.sin(14.3 * seconds + 1),
                StrictMath.sin(10.7 * seconds + 2) + StrictMath.sin(17.9 * seconds),
                StrictMath.sin(7.3 * seconds + 4))
            .times(trembleMetres);
    return Camera.looking(lens, from, to.plus(panMetres.times(seconds)).plus(shake));
  }
}
