package io.pvit.model.loss;

import io.pvit.model.net.Box;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A person at the key frame whose joints are known.
 *
 * @param visible tight around the pixels that show the person, in any units; of no width or height
 *     where none does
 * @param joints (25, 3) metres in the camera's axes, in the order of Kinect v2: first the root, the
 *     base of the spine; not a number is unknown. A joint that something hides is known where a
 *     renderer tells it, and learnt as the others
 */
public record PosedPerson(Box visible, FloatBuffer joints) {

  private static final int AXES = 3;
  private static final int NUMBERS = 25 * AXES;

  public PosedPerson {
    if (joints.remaining() != NUMBERS) {
      throw new IllegalArgumentException(
          "joints must hold 75 numbers, 25 joints of 3, holds " + joints.remaining());
    }
    joints = joints.slice().asReadOnlyBuffer();
    for (int i = 0; i < NUMBERS; i++) {
      if (Float.isInfinite(joints.get(i))) {
        throw new IllegalArgumentException(
            "joints must be finite, or not a number where unknown, was " + joints.get(i));
      }
    }
  }

  /**
   * What the pose head is to answer, for {@link ClipLabels#withPose}: of all people at the key
   * frame the joints of the one with the largest visible box, the first of equals, from their root.
   * Empty where nobody is visible.
   */
  public static Optional<float[]> poseOfLargest(List<PosedPerson> people) {
    Optional<PosedPerson> largest = Optional.empty();
    double area = 0;
    for (PosedPerson person : people) {
      if (person.visibleArea() > area) {
        largest = Optional.of(person);
        area = person.visibleArea();
      }
    }
    return largest.map(PosedPerson::fromRoot);
  }

  private double visibleArea() {
    double width = (double) visible.x2() - visible.x1();
    double height = (double) visible.y2() - visible.y1();
    return width > 0 && height > 0 ? width * height : 0;
  }

  private float[] fromRoot() {
    float[] pose = new float[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      pose[i] = joints.get(i) - joints.get(i % AXES);
    }
    return pose;
  }
}
