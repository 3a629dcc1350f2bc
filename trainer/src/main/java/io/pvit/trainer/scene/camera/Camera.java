package io.pvit.trainer.scene.camera;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;

/** A lens at a place. Camera space is x right, y down, z ahead. */
public record Camera(Lens lens, Pose pose) {

  public static Camera looking(Lens lens, Vec3 from, Vec3 to) {
    return new Camera(lens, new Pose(Rotation.looking(from, to), from));
  }

  public Vec3 toCamera(Vec3 world) {
    Vec3 local = pose.toLocal(world);
    return new Vec3(-local.x(), -local.y(), local.z());
  }

  public Vec3 toWorld(Vec3 camera) {
    return pose.toWorld(new Vec3(-camera.x(), -camera.y(), camera.z()));
  }
}
