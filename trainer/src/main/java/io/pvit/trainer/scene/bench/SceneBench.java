package io.pvit.trainer.scene.bench;

import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes the same scenes, all labels included, at several sizes in turn, on the calling thread. */
public final class SceneBench {

  private static final int PEOPLE = 3;
  private static final int SCENES = 4;
  private static final int WARMING_ROUNDS = 2;
  private static final double FRAMES_PER_SECOND = 8;

  private SceneBench() {}

  /**
   * @param sizes of a clip: frames, rows, columns
   * @param rounds timed ones, after those that warm up
   */
  public static List<RenderingCost> run(List<List<Integer>> sizes, int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be >= 1, was " + rounds);
    }
    List<ClipSpec> specs =
        sizes.stream()
            .map(s -> ClipSpec.everything(s.get(0), s.get(1), s.get(2), FRAMES_PER_SECOND))
            .toList();
    List<ClipSeed> scenes = scenes();
    List<List<Double>> turns = new ArrayList<>();
    sizes.forEach(size -> turns.add(new ArrayList<>()));
    for (int round = 0; round < WARMING_ROUNDS + rounds; round++) {
      for (int i = 0; i < specs.size(); i++) {
        double seconds = processorSeconds(scenes, specs.get(i)) / SCENES;
        if (round >= WARMING_ROUNDS) {
          turns.get(i).add(seconds);
        }
      }
    }
    List<RenderingCost> costs = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      costs.add(cost(sizes.get(i), turns.get(i)));
    }
    return costs;
  }

  /** The first with three people: who is there does not depend on the size. */
  private static List<ClipSeed> scenes() {
    List<ClipSeed> scenes = new ArrayList<>();
    ClipSpec tiny = ClipSpec.everything(1, 8, 8, FRAMES_PER_SECOND);
    for (long number = 0; scenes.size() < SCENES; number++) {
      ClipSeed seed = new ClipSeed.Training(number);
      if (SceneClips.clip(seed, tiny).truth().get(0).size() == PEOPLE) {
        scenes.add(seed);
      }
    }
    return scenes;
  }

  private static double processorSeconds(List<ClipSeed> scenes, ClipSpec spec) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long before = clock.getCurrentThreadCpuTime();
    for (ClipSeed scene : scenes) {
      if (SceneClips.clip(scene, spec).truth().isEmpty()) {
        throw new IllegalStateException("a clip without frames");
      }
    }
    return (clock.getCurrentThreadCpuTime() - before) / 1e9;
  }

  private static RenderingCost cost(List<Integer> size, List<Double> secondsPerClip) {
    Collections.sort(secondsPerClip);
    double best = secondsPerClip.get(0);
    double median = secondsPerClip.get(secondsPerClip.size() / 2);
    return new RenderingCost(
        size,
        PEOPLE,
        rounded(size.get(0) / best),
        rounded(size.get(0) / median),
        rounded(1000 * best));
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
