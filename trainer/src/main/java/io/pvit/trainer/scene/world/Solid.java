package io.pvit.trainer.scene.world;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.label.SceneClass;

/** A shape of a material at a place; person is the track id, 0 for things. */
public record Solid(Shape shape, Pose pose, Material material, SceneClass kind, int person) {

  public static Solid thing(Shape shape, Pose pose, Material material, SceneClass kind) {
    return new Solid(shape, pose, material, kind, 0);
  }
}
