package io.pvit.trainer.scene.bench;

import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.Flaws;
import io.pvit.trainer.scene.SceneClips;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes the same scenes, all labels included, at several sizes in turn, on the calling thread. */
public final class SceneBench {

  private static final int PEOPLE = 3;
  private static final int SCENES = 12;
  private static final int WARMING_ROUNDS = 1;
  private static final double FRAMES_PER_SECOND = 8;
  private static final Flaws BLURRED = new Flaws(1, 0);

  private SceneBench() {}

  /**
   * @param sizes of a clip: frames, rows, columns
   * @param rounds timed ones, after those that warm up
   */
  public static List<RenderingCost> run(List<List<Integer>> sizes, int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be >= 1, was " + rounds);
    }
    List<ClipSeed> scenes = scenes();
    List<ClipSpec> specs = new ArrayList<>();
    for (List<Integer> size : sizes) {
      ClipSpec common =
          ClipSpec.everything(size.get(0), size.get(1), size.get(2), FRAMES_PER_SECOND);
      specs.addAll(List.of(common, common.with(Flaws.NONE), common.with(BLURRED)));
    }
    List<List<Double>> turns = new ArrayList<>();
    specs.forEach(spec -> turns.add(new ArrayList<>()));
    for (int round = 0; round < WARMING_ROUNDS + rounds; round++) {
      for (int i = 0; i < specs.size(); i++) {
        double seconds = processorSeconds(scenes, specs.get(i)) / SCENES;
        if (round >= WARMING_ROUNDS) {
          turns.get(i).add(seconds);
        }
      }
    }
    turns.forEach(Collections::sort);
    List<RenderingCost> costs = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      costs.add(cost(sizes.get(i), turns.subList(3 * i, 3 * i + 3)));
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

  /** Sorted seconds a clip, by flaws: the common ones, none, blur. */
  private static RenderingCost cost(List<Integer> size, List<List<Double>> seconds) {
    List<Double> common = seconds.get(0);
    double best = common.get(0);
    double median = common.get(common.size() / 2);
    return new RenderingCost(
        size,
        PEOPLE,
        rounded(size.get(0) / best),
        rounded(size.get(0) / median),
        rounded(1000 * best),
        rounded(1000 * seconds.get(1).get(0)),
        rounded(1000 * seconds.get(2).get(0)));
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
