package io.pvit.model.loss;

import io.pvit.model.net.Box;
import java.util.List;
import java.util.Random;

/** Labels made up for {@link TestingPvit}'s clips. */
final class TestingLabels {

  private static final int PLACES = 2 * 4 * 6;

  private TestingLabels() {}

  static ClipLabels everything(long seed) {
    return tasks(seed).withAction((int) seed % TestingPvit.CLASSES).withPeople(people(seed));
  }

  static ClipLabels tasks(long seed) {
    Random random = new Random(seed);
    float[] depth = new float[PLACES];
    float[] normals = new float[PLACES * 3];
    int[] classes = new int[PLACES];
    for (int place = 0; place < PLACES; place++) {
      depth[place] = 2 + 10 * random.nextFloat();
      normals[place * 3 + random.nextInt(3)] = random.nextBoolean() ? 1 : -1;
      classes[place] = random.nextInt(TestingPvit.SEGMENTS);
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

  static List<LabelledPerson> people(long seed) {
    Random random = new Random(seed + 100);
    return List.of(
        new LabelledPerson(box(random), List.of(0, 2)),
        new LabelledPerson(box(random), List.of(3)));
  }

  private static Box box(Random random) {
    float x = random.nextFloat() / 2;
    float y = random.nextFloat() / 2;
    return new Box(x, y, x + 0.2f + random.nextFloat() / 4, y + 0.2f + random.nextFloat() / 4);
  }
}
