package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Rotation;
import io.pvit.trainer.scene.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture as its file tells it: joints, parents before children, and the values of their channels
 * over time. Lengths are in a unit of its own.
 */
final class Bvh {

  /** A number that changes over time; rotations are in degrees. */
  enum Channel {
    XPOSITION,
    YPOSITION,
    ZPOSITION,
    XROTATION,
    YROTATION,
    ZROTATION
  }

  /**
   * @param parent index of the joint it hangs on, -1 for a root
   * @param channels in the order of their values, and of their rotations
   */
  record Joint(String name, int parent, Vec3 offset, List<Channel> channels) {
    Joint {
      channels = List.copyOf(channels);
    }

    /** Where it is and how it is turned in its parent's frame. */
    private Pose local(float[] values, int first) {
      double x = offset.x();
      double y = offset.y();
      double z = offset.z();
      Rotation turn = Rotation.NONE;
      for (int i = 0; i < channels.size(); i++) {
        double value = values[first + i];
        double radians = value * Math.PI / 180;
        switch (channels.get(i)) {
          case XPOSITION -> x = value;
          case YPOSITION -> y = value;
          case ZPOSITION -> z = value;
          case XROTATION -> turn = turn.times(Rotation.pitch(radians));
          case YROTATION -> turn = turn.times(Rotation.yaw(radians));
          case ZROTATION -> turn = turn.times(Rotation.roll(radians));
        }
      }
      return new Pose(turn, new Vec3(x, y, z));
    }
  }

  private final List<Joint> joints;
  private final double frameSeconds;
  private final List<float[]> frames;

  Bvh(List<Joint> joints, double frameSeconds, List<float[]> frames) {
    this.joints = List.copyOf(joints);
    this.frameSeconds = frameSeconds;
    this.frames = List.copyOf(frames);
  }

  List<Joint> joints() {
    return joints;
  }

  double frameSeconds() {
    return frameSeconds;
  }

  int frames() {
    return frames.size();
  }

  /** Every joint in the world. */
  List<Pose> poses(int frame) {
    float[] values = frames.get(frame);
    List<Pose> poses = new ArrayList<>(joints.size());
    int first = 0;
    for (Joint joint : joints) {
      Pose local = joint.local(values, first);
      poses.add(joint.parent() < 0 ? local : poses.get(joint.parent()).times(local));
      first += joint.channels().size();
    }
    return poses;
  }
}
