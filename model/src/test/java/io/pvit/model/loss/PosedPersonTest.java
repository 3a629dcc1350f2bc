package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.net.Box;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PosedPersonTest {

  private static final Box SMALL = new Box(10, 10, 20, 30);
  private static final Box LARGE = new Box(0, 0, 30, 20);
  private static final Box NOTHING = new Box(0, 0, 0, 0);

  @Test
  void thePoseIsThatOfTheLargestVisibleBox() {
    assertThat(pose(person(SMALL, 1), person(LARGE, 2), person(SMALL, 3))[3]).isEqualTo(2);
  }

  @Test
  void theFirstOfTwoAsLargeIsTaken() {
    assertThat(pose(person(LARGE, 1), person(LARGE, 2))[3]).isEqualTo(1);
  }

  @Test
  void everyJointIsToldFromTheBaseOfTheSpine() {
    float[] joints = new float[75];
    joints[0] = 1;
    joints[1] = -2;
    joints[2] = 5;
    joints[72] = 1.5f;
    joints[73] = -2;
    joints[74] = 4;

    float[] pose = pose(new PosedPerson(LARGE, FloatBuffer.wrap(joints)));

    assertThat(pose).hasSize(75).startsWith(0, 0, 0).endsWith(0.5f, 0, -1);
  }

  @Test
  void whatIsNotKnownStaysUnknown() {
    float[] joints = new float[75];
    joints[6] = Float.NaN;

    float[] pose = pose(new PosedPerson(LARGE, FloatBuffer.wrap(joints)));

    assertThat(pose[6]).isNaN();
    assertThat(pose[7]).isZero();
  }

  @Test
  void nothingIsKnownOfAJointWhenTheRootIsNotKnown() {
    float[] joints = new float[75];
    joints[0] = Float.NaN;
    joints[1] = Float.NaN;
    joints[2] = Float.NaN;

    assertThat(pose(new PosedPerson(LARGE, FloatBuffer.wrap(joints)))).containsOnly(Float.NaN);
  }

  @Test
  void thereIsNoPoseWhereNobodyIsVisible() {
    Box insideOut = new Box(20, 20, 0, 0);

    assertThat(PosedPerson.poseOfLargest(List.of())).isEmpty();
    assertThat(PosedPerson.poseOfLargest(List.of(person(NOTHING, 1), person(insideOut, 2))))
        .isEmpty();
  }

  @Test
  void theLossTakesItAsItIs() {
    Optional<float[]> pose = PosedPerson.poseOfLargest(List.of(person(SMALL, 3)));

    ClipLabels labels = pose.map(ClipLabels.synthetic()::withPose).orElseThrow();

    assertThat(labels.has(Term.POSE)).isTrue();
  }

  @Test
  void refusesAnotherSkeletonAndPlacesOutOfTheWorld() {
    FloatBuffer coco = FloatBuffer.allocate(17 * 3);
    FloatBuffer lost = FloatBuffer.allocate(75).put(4, Float.POSITIVE_INFINITY);

    assertThatThrownBy(() -> new PosedPerson(LARGE, coco))
        .hasMessage("joints must hold 75 numbers, 25 joints of 3, holds 51");
    assertThatThrownBy(() -> new PosedPerson(LARGE, lost))
        .hasMessage("joints must be finite, or not a number where unknown, was Infinity");
  }

  private static float[] pose(PosedPerson... people) {
    return PosedPerson.poseOfLargest(List.of(people)).orElseThrow();
  }

  /** The second joint lies so many metres to the side of the first. */
  private static PosedPerson person(Box visible, float side) {
    return new PosedPerson(visible, FloatBuffer.allocate(75).put(3, side));
  }
}
