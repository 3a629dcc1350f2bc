package io.pvit.model.loss;

import io.pvit.model.net.Box;
import io.pvit.model.net.Extent;
import java.util.List;
import java.util.Random;

/** Labels made up for clips of any network, and of {@link TestingPvit} for short. */
public final class TestingLabels {

  /** At which the joints of {@link #people} are known. */
  public static final int POSE_MOMENTS = 2;

  private static final Extent GRID = new Extent(2, 4, 6);

  private TestingLabels() {}

  static ClipLabels everything(long seed) {
    return everything(GRID, TestingPvit.SEGMENTS, seed);
  }

  /** For a network of at least six classes and four actions, and dense heads of that grid. */
  public static ClipLabels everything(Extent grid, int segments, long seed) {
    return tasks(grid, segments, seed)
        .withAction((int) seed % TestingPvit.CLASSES)
        .withPeople(people(seed));
  }

  static ClipLabels tasks(long seed) {
    return tasks(GRID, TestingPvit.SEGMENTS, seed);
  }

  private static ClipLabels tasks(Extent grid, int segments, long seed) {
    Random random = new Random(seed);
    int places = grid.t() * grid.h() * grid.w();
    float[] depth = new float[places];
    float[] normals = new float[places * 3];
    int[] classes = new int[places];
    for (int place = 0; place < places; place++) {
      depth[place] = 2 + 10 * random.nextFloat();
      normals[place * 3 + random.nextInt(3)] = random.nextBoolean() ? 1 : -1;
      classes[place] = random.nextInt(segments);
    }
    float[] pose = new float[75];
    for (int i = 0; i < pose.length; i++) {
      pose[i] = (float) random.nextGaussian() / 2;
    }
    return ClipLabels.synthetic()
        .withDepth(depth)
        .withNormals(normals)
        .withSegmentation(classes)
        .withPose(pose)
        .withBoxes(List.of(box(random)));
  }

  public static List<LabelledPerson> people(long seed) {
    Random random = new Random(seed + 100);
    return List.of(
        new LabelledPerson(box(random), List.of(0, 2)).withPoses(poses(random)),
        new LabelledPerson(box(random), List.of(3)));
  }

  private static float[] poses(Random random) {
    float[] poses = new float[POSE_MOMENTS * 75];
    for (int i = 0; i < poses.length; i++) {
      poses[i] = (float) random.nextGaussian() / 2;
    }
    return poses;
  }

  private static Box box(Random random) {
    float x = random.nextFloat() / 2;
    float y = random.nextFloat() / 2;
    return new Box(x, y, x + 0.2f + random.nextFloat() / 4, y + 0.2f + random.nextFloat() / 4);
  }
}
