package io.pvit.trainer.sample;

import io.pvit.trainer.augment.FramedPerson;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Joint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Somebody's joints at moments that are spread over a clip, the first and the last among them. */
final class PoseMoments {

  private static final int AXES = 3;

  private PoseMoments() {}

  /**
   * The joints.
   *
   * @param person at the key frame
   * @param moments how many; one is the middle
   * @return (moments, 25, 3) metres from the root at the key frame; not a number where the person
   *     is not in the scene
   */
  static float[] of(Clip scene, Framing framing, FramedPerson person, int moments) {
    float[] poses = new float[moments * Joint.COUNT * AXES];
    Arrays.fill(poses, Float.NaN);
    Vec3 root = person.joints().get(0);
    int last = scene.maps().frames() - 1;
    for (int moment = 0; moment < moments; moment++) {
      int frame = moments == 1 ? last / 2 : Math.round((float) last * moment / (moments - 1));
      Optional<List<Vec3>> joints = framing.joints(scene, frame, person.track());
      if (joints.isPresent()) {
        set(poses, moment * Joint.COUNT * AXES, joints.get(), root);
      }
    }
    return poses;
  }

  private static void set(float[] poses, int first, List<Vec3> joints, Vec3 root) {
    int at = first;
    for (Vec3 joint : joints) {
      poses[at++] = (float) (joint.x() - root.x());
      poses[at++] = (float) (joint.y() - root.y());
      poses[at++] = (float) (joint.z() - root.z());
    }
  }
}
