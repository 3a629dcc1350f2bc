package io.pvit.model.loss;

import io.pvit.model.net.Box;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a clip; anything may be absent.
 *
 * <p>Maps lie on the grid of the dense heads, row by row, made by {@link GridSampling} or by a
 * renderer that draws at that size. Boxes are in shares of the network's picture at the key frame.
 *
 * @param isSynthetic whether it was rendered; the paper's protocol learns no action from such
 * @param action class of the whole clip, an index of outputs
 * @param depth (T, h, w) metres; infinite is far away, not a number is unknown
 * @param normals (T, h, w, 3) of length 1 in the camera's axes; of length 0 is unknown
 * @param segmentation (T, h, w) classes; negative is unknown
 * @param pose (25, 3) metres from the root joint in the camera's axes, as {@link PosedPerson} makes
 *     it; not a number is unknown
 * @param boxes for the box slots; an empty list says that there is none
 * @param people for the heads that tell what people do; an empty list says that there is nobody
 */
public record ClipLabels(
    boolean isSynthetic,
    Optional<Integer> action,
    Optional<FloatBuffer> depth,
    Optional<FloatBuffer> normals,
    Optional<IntBuffer> segmentation,
    Optional<FloatBuffer> pose,
    Optional<List<Box>> boxes,
    Optional<List<LabelledPerson>> people) {
  public ClipLabels {
    depth = depth.map(FloatBuffer::asReadOnlyBuffer);
    normals = normals.map(FloatBuffer::asReadOnlyBuffer);
    segmentation = segmentation.map(IntBuffer::asReadOnlyBuffer);
    pose = pose.map(FloatBuffer::asReadOnlyBuffer);
    boxes = boxes.map(List::copyOf);
    people = people.map(List::copyOf);
  }

  /** Nothing known of a filmed clip. */
  public static ClipLabels real() {
    return nothing(false);
  }

  /** Nothing known of a rendered clip. */
  public static ClipLabels synthetic() {
    return nothing(true);
  }

  private static ClipLabels nothing(boolean isSynthetic) {
    return new ClipLabels(
        isSynthetic,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** With the class of the whole clip. */
  public ClipLabels withAction(int known) {
    return new ClipLabels(
        isSynthetic, Optional.of(known), depth, normals, segmentation, pose, boxes, people);
  }

  /** With distances; the array is not copied and must not change. */
  public ClipLabels withDepth(float[] metres) {
    return new ClipLabels(
        isSynthetic,
        action,
        Optional.of(FloatBuffer.wrap(metres)),
        normals,
        segmentation,
        pose,
        boxes,
        people);
  }

  /** With surface normals; the array is not copied and must not change. */
  public ClipLabels withNormals(float[] known) {
    return new ClipLabels(
        isSynthetic,
        action,
        depth,
        Optional.of(FloatBuffer.wrap(known)),
        segmentation,
        pose,
        boxes,
        people);
  }

  /** With classes of places; the array is not copied and must not change. */
  public ClipLabels withSegmentation(int[] classes) {
    return new ClipLabels(
        isSynthetic,
        action,
        depth,
        normals,
        Optional.of(IntBuffer.wrap(classes)),
        pose,
        boxes,
        people);
  }

  /** With joints; the array is not copied and must not change. */
  public ClipLabels withPose(float[] joints) {
    return new ClipLabels(
        isSynthetic,
        action,
        depth,
        normals,
        segmentation,
        Optional.of(FloatBuffer.wrap(joints)),
        boxes,
        people);
  }

  /** With all boxes that there are. */
  public ClipLabels withBoxes(List<Box> known) {
    return new ClipLabels(
        isSynthetic, action, depth, normals, segmentation, pose, Optional.of(known), people);
  }

  /** With all people that there are. */
  public ClipLabels withPeople(List<LabelledPerson> known) {
    return new ClipLabels(
        isSynthetic, action, depth, normals, segmentation, pose, boxes, Optional.of(known));
  }

  boolean has(Term term) {
    return switch (term) {
      case ACTION -> action.isPresent();
      // Boxes that nobody stands in have no actions to learn.
      case REGIONS -> people.map(known -> !known.isEmpty()).orElse(false);
      case ACTORS -> people.isPresent();
      case DEPTH -> depth.isPresent();
      case NORMALS -> normals.isPresent();
      case SEGMENTATION -> segmentation.isPresent();
      case POSE -> pose.isPresent();
      case BOXES -> boxes.isPresent();
      case ACTOR_POSES, REGION_POSES ->
          people.stream().flatMap(List::stream).anyMatch(person -> person.poses().isPresent());
    };
  }
}
