package io.pvit.trainer.run;

import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.net.Method;
import io.pvit.model.net.Preset;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.sample.SampleSource;
import io.pvit.trainer.sample.SceneSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs of a few steps on a {@code micro} network, two clips each. */
final class TestingRuns {

  static final LabelMap LABELS =
      new LabelMap(
          "ava-v2.2",
          IntStream.rangeClosed(1, 80).mapToObj(id -> new Label(id, "action " + id)).toList());

  private TestingRuns() {}

  /** A run in that directory that saves after every second step. */
  static TrainerConfig config(String directory, int steps) {
    return config(directory, steps, 1);
  }

  /** The same with the backbone computed again in the backward pass. */
  static TrainerConfig recomputing(String directory, int steps) {
    return config(directory, steps, 1, true);
  }

  static TrainerConfig config(String directory, int steps, int seed) {
    return config(directory, steps, seed, false);
  }

  private static TrainerConfig config(String directory, int steps, int seed, boolean recompute) {
    return new TrainerConfig(
        new TrainerConfig.Run(directory, seed, steps, 2, 1000),
        new TrainerConfig.Network("micro", "pvit", true, 2, true, "", 0, 0),
        new TrainerConfig.Compute("cpu", "float32", 1, 1, recompute),
        new TrainerConfig.Batch(1, 2),
        new TrainerConfig.Optimizer("adamw", 1e-3, 1e-5, 1, 0.05, 0.9, 0.9, 0.999, 1, 0.9),
        new TrainerConfig.Losses(1, 0.5, 0.5, 0.1, 3, 0.1, 1, 1),
        new TrainerConfig.Scenes(2, 4, true),
        new TrainerConfig.Faults(4, 2, 2));
  }

  static Beginning beginning(int seed) {
    return Beginning.fresh(
        Preset.named("micro"), Method.named("pvit"), new Teaching(true, 2), LABELS, seed);
  }

  static SampleSource scenes() {
    Beginning beginning = beginning(1);
    return SceneSamples.of(
        beginning.card(), beginning.clips(0, 0), 2, Optional.of(Augmentation.USUAL), 4);
  }

  /** Keeps what it hears. */
  static final class TestingListener implements RunListener {

    final List<StepReport> steps = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    @Override
    public void step(StepReport report) {
      steps.add(report);
    }

    @Override
    public void note(String sentence) {
      notes.add(sentence);
    }
  }
}
