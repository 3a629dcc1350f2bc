package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.Preprocessing;
import io.pvit.model.checkpoint.Thresholds;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Method;
import io.pvit.model.net.MvitConfig;
import io.pvit.model.net.Preset;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.trainer.run.Beginning;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A method at the beginning of a run: what it learns with and from. */
record Contender(String name, int seed) {

  static final String PRESET = "micro";

  /** In the order of the paper's table; the first is the baseline. */
  static final List<String> NAMES = List.of("mvit", "mt", "np", "vpt", "op", "pvit");

  /** Of every step, for all methods; those that learn tasks see as many scenes beside them. */
  static final int LABELLED_CLIPS_PER_STEP = 8;

  private static final int COMMON_CLIPS_PER_STEP = 32;
  private static final double COMMON_RATE = 2e-3;
  private static final double RATE = 1e-3;
  private static final int SAVE_EVERY_STEPS = 100;

  Method method() {
    return Method.named(name);
  }

  /** Whether scenes teach it tasks. */
  boolean learnsTasks() {
    return method().syntheticClips() && !method().taskHeads().isEmpty();
  }

  /** Two seconds, as the preset's clips, in fewer and smaller pictures, so that minutes suffice. */
  static InputContract contract() {
    return new InputContract(8, 4, 250_000, 32, 32);
  }

  /**
   * The network and its first weights.
   *
   * @param common what all begin with; empty for random weights
   */
  Beginning beginning(Optional<Checkpoint> common) {
    Map<String, float[]> known = new HashMap<>();
    common.ifPresent(
        start -> start.forEachTensor((parameter, values) -> known.put(parameter.name(), values)));
    Card card =
        new Card(
            Card.FORMAT,
            method().applyTo(classifier()),
            ActedClips.labels(),
            "acted-" + ActedClips.CLASSES.size(),
            contract(),
            Preprocessing.STANDARD,
            Thresholds.UNMEASURED,
            false,
            Map.of(),
            Map.of(
                "startedFrom",
                common.map(Checkpoint::sha256).orElse("random weights"),
                "seed",
                Integer.toString(seed)),
            "",
            "");
    return new Beginning(card, method(), seed, known);
  }

  private static Architecture classifier() {
    Architecture preset = Preset.named(PRESET).architecture();
    MvitConfig backbone = preset.backbone().withClasses(ActedClips.CLASSES.size());
    return new Architecture(
        preset.name(), backbone, preset.prompts(), false, false, preset.taskHeads());
  }

  /** How it learns: the same for all methods, but for the scenes beside the labelled clips. */
  TrainerConfig config(Path directory, int steps) {
    int clips = learnsTasks() ? 2 * LABELLED_CLIPS_PER_STEP : LABELLED_CLIPS_PER_STEP;
    return config(directory, steps, clips, RATE);
  }

  /** How the common backbone learns, which has more clips to learn from. */
  TrainerConfig commonConfig(Path directory, int steps) {
    return config(directory, steps, COMMON_CLIPS_PER_STEP, COMMON_RATE);
  }

  private TrainerConfig config(Path directory, int steps, int clips, double rate) {
    return new TrainerConfig(
        new TrainerConfig.Run(
            directory.toString(), seed, steps, SAVE_EVERY_STEPS, Integer.MAX_VALUE),
        new TrainerConfig.Network(PRESET, name, false, 0, false, "", 0, 0),
        new TrainerConfig.Compute("cpu", "bfloat16", 1, 1, false),
        new TrainerConfig.Batch(clips, 1),
        new TrainerConfig.Optimizer(
            "adamw", rate, rate / 100, steps / 20, 0.05, 0.9, 0.9, 0.99, 1, 0.98),
        new TrainerConfig.Losses(1, 0.5, 0.5, 0.1, 3, 0.1, 0, 0),
        new TrainerConfig.Scenes(1, 0, true),
        new TrainerConfig.Faults(10, 5, 3));
  }
}
