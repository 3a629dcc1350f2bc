package io.pvit.app.train;

import io.pvit.app.demo.CheckpointStop;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.model.net.Method;
import io.pvit.model.net.Preset;
import io.pvit.schemas.config.RecipeConfig;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.dataset.Damage;
import io.pvit.trainer.dataset.DatasetRefused;
import io.pvit.trainer.dataset.RecipePlan;
import io.pvit.trainer.run.Beginning;
import io.pvit.trainer.run.Teaching;
import io.pvit.trainer.sample.SampleSource;
import io.pvit.trainer.sample.SceneSamples;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a run is to learn.
 *
 * @param config of the run
 * @param beginning what it begins with
 * @param samples what it learns from
 */
public record Lesson(TrainerConfig config, Beginning beginning, SampleSource samples) {

  /**
   * Scenes alone.
   *
   * @param labels the label map of networks that begin with random weights
   */
  public static Lesson ofScenes(TrainerConfig config, Path labels) {
    Beginning beginning = beginning(config, labels);
    return new Lesson(config, beginning, scenes(config, beginning));
  }

  /**
   * Real clips of a list, with scenes beside them.
   *
   * @param machine what a recipe leaves open
   * @param passedOver hears of rows and films that cannot be used
   */
  public static Lesson ofRecipe(
      RecipeConfig recipe, TrainerConfig machine, Consumer<Damage> passedOver) {
    Path start = Path.of(recipe.network().start());
    Checkpoint checkpoint = CheckpointStop.unlessRefused(start, () -> Checkpoint.open(start));
    Method unused = named("method", () -> Method.named(recipe.network().method()));
    try {
      RecipePlan plan = RecipePlan.of(recipe, machine, checkpoint, passedOver);
      return new Lesson(plan.config(), plan.beginning(), plan.samples());
    } catch (DatasetRefused e) {
      throw new StopException(ExitCode.INPUT_UNREADABLE, e.getMessage() + ".", e);
    }
  }

  private static Beginning beginning(TrainerConfig config, Path labels) {
    TrainerConfig.Network network = config.network();
    Method method = named("method", () -> Method.named(network.method()));
    int seed = config.run().seed();
    if (network.start().isEmpty()) {
      Preset preset = named("preset", () -> Preset.named(network.preset()));
      return Beginning.fresh(preset, method, Teaching.of(network), LabelMap.read(labels), seed);
    }
    Path start = Path.of(network.start());
    Checkpoint checkpoint = CheckpointStop.unlessRefused(start, () -> Checkpoint.open(start));
    return Beginning.from(checkpoint, method, Teaching.of(network), seed);
  }

  private static <T> T named(String key, Supplier<T> lookup) {
    try {
      return lookup.get();
    } catch (IllegalArgumentException e) {
      throw new StopException(
          ExitCode.CONFIGURATION, "network.%s: %s.".formatted(key, e.getMessage()), e);
    }
  }

  private static SampleSource scenes(TrainerConfig config, Beginning beginning) {
    return SceneSamples.of(
        beginning.card(),
        beginning.clips(config.network().clipHeight(), config.network().clipWidth()),
        config.scenes().people(),
        config.scenes().varied() ? Optional.of(Augmentation.USUAL) : Optional.empty(),
        config.scenes().distinct());
  }
}
