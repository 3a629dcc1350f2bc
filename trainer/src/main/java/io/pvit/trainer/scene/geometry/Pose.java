package io.pvit.trainer.scene.geometry;

/** Where a local frame lies in the world. */
public record Pose(Rotation rotation, Vec3 origin) {

  public static final Pose WORLD = new Pose(Rotation.NONE, Vec3.ZERO);

  /** On the ground, upright, looking along the heading. */
  public static Pose standing(double x, double z, double heading) {
    return new Pose(Rotation.yaw(heading), new Vec3(x, 0, z));
  }

  public Vec3 toWorld(Vec3 local) {
    return rotation.apply(local).plus(origin);
  }

  public Vec3 toLocal(Vec3 world) {
    return rotation.applyInverse(world.minus(origin));
  }

  /** The pose in the world of something posed in this frame. */
  public Pose times(Pose inner) {
    return new Pose(rotation.times(inner.rotation), toWorld(inner.origin));
  }

  public Pose at(double x, double y, double z) {
    return new Pose(rotation, toWorld(new Vec3(x, y, z)));
  }
}
