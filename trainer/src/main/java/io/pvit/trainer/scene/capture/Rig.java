package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.capture.Bvh.Joint;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which joint of a capture is which landmark, and how long its limbs are. */
final class Rig {

  private final Map<Landmark, Integer> joints = new EnumMap<>(Landmark.class);
  private final int spine;

  private Rig(Path file, Bvh capture) {
    for (Landmark landmark : Landmark.values()) {
      joints.put(landmark, find(file, capture, landmark));
    }
    spine = middle(capture, index(Landmark.NECK));
  }

  /**
   * @throws CaptureRefused if it has no joint for a landmark
   */
  static Rig of(Path file, Bvh capture) {
    return new Rig(file, capture);
  }

  Vec3 at(List<Pose> poses, Landmark landmark) {
    return poses.get(index(landmark)).origin();
  }

  Pose head(List<Pose> poses) {
    return poses.get(index(Landmark.HEAD));
  }

  /** Between the hips. */
  Vec3 hips(List<Pose> poses) {
    return at(poses, Landmark.HIP_LEFT).lerp(at(poses, Landmark.HIP_RIGHT), 0.5);
  }

  /** The joint of the spine nearest to its middle. */
  Vec3 spine(List<Pose> poses) {
    return poses.get(spine).origin();
  }

  private int index(Landmark landmark) {
    Integer index = joints.get(landmark);
    if (index == null) {
      throw new IllegalStateException("no joint for " + landmark);
    }
    return index;
  }

  private int find(Path file, Bvh capture, Landmark landmark) {
    List<String> plain = capture.joints().stream().map(j -> Landmark.plain(j.name())).toList();
    for (String name : landmark.names()) {
      if (plain.contains(name)) {
        return plain.indexOf(name);
      }
    }
    boolean toe = landmark == Landmark.TOE_LEFT || landmark == Landmark.TOE_RIGHT;
    if (toe) {
      int foot = index(landmark == Landmark.TOE_LEFT ? Landmark.ANKLE_LEFT : Landmark.ANKLE_RIGHT);
      for (int i = foot; i < capture.joints().size(); i++) {
        if (capture.joints().get(i).parent() == foot) {
          return i;
        }
      }
    }
    throw new CaptureRefused(
        file,
        "no joint is known as %s; name one of them %s"
            .formatted(landmark, String.join(", ", landmark.names())));
  }

  private static int middle(Bvh capture, int neck) {
    List<Integer> chain = new ArrayList<>();
    for (int i = neck; i >= 0; i = capture.joints().get(i).parent()) {
      chain.add(i);
    }
    List<Joint> joints = capture.joints();
    int last = Math.max(1, chain.size() - 2);
    double whole = 0;
    for (int i = 0; i < last; i++) {
      whole += joints.get(chain.get(i)).offset().length();
    }
    double along = 0;
    int best = chain.get(Math.min(1, chain.size() - 1));
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 1 < chain.size() && i < last; i++) {
      along += joints.get(chain.get(i)).offset().length();
      if (Math.abs(along - whole / 2) < least) {
        least = Math.abs(along - whole / 2);
        best = chain.get(i + 1);
      }
    }
    return best;
  }
}
