package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Joint;
import java.util.List;

/** A body in the world: its joints in the order of {@link Joint}, and how its parts are turned. */
public record Figure(
    List<Vec3> joints,
    Rotation pelvis,
    Rotation chest,
    Rotation head,
    Rotation leftFoot,
    Rotation rightFoot) {

  public Figure {
    joints = List.copyOf(joints);
    if (joints.size() != Joint.COUNT) {
      throw new IllegalArgumentException("a figure has 25 joints, was " + joints.size());
    }
  }

  public Vec3 at(Joint joint) {
    return joints.get(joint.number());
  }
}
