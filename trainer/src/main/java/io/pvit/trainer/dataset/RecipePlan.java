package io.pvit.trainer.dataset;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Method;
import io.pvit.schemas.config.RecipeConfig;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.augment.FramingDraw;
import io.pvit.trainer.augment.ToneDraw;
import io.pvit.trainer.run.Beginning;
import io.pvit.trainer.run.Teaching;
import io.pvit.trainer.sample.SampleSource;
import io.pvit.trainer.sample.SceneSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A recipe as a run: real clips of its list and synthetic ones in its share.
 *
 * @param config of the run
 * @param beginning what it begins with
 * @param samples what it learns from
 * @param realClips how many clips the list has
 */
public record RecipePlan(
    TrainerConfig config, Beginning beginning, SampleSource samples, int realClips) {

  /**
   * Reads the list.
   *
   * @param machine what a recipe leaves open: the directory, the seed, the device, faults
   * @param start what it begins with
   * @param passedOver hears of rows and films that cannot be used
   * @throws DatasetRefused when no row of the list can be used
   */
  public static RecipePlan of(
      RecipeConfig recipe, TrainerConfig machine, Checkpoint start, Consumer<Damage> passedOver) {
    Listing listing = RecipeListing.of(recipe.data());
    listing.damaged().forEach(passedOver);
    Method method = Method.named(recipe.network().method());
    int seed = machine.run().seed();
    Beginning beginning =
        Beginning.from(start, method, new Teaching(recipe.network().regionHead(), 0), seed)
            .with(recipe.data().classes(), clips(recipe.clip()));
    InputContract contract = beginning.card().inputContract();
    Optional<Augmentation> augmentation = Optional.of(augmentation(recipe));
    SampleSource films =
        new FilmSamples(
            Path.of(recipe.data().films()),
            listing.clips(),
            contract,
            beginning.card().labels(),
            augmentation,
            seed,
            passedOver);
    double share = method.syntheticClips() ? recipe.batch().syntheticShare() : 0;
    SampleSource samples =
        share == 0
            ? films
            : new MixedSamples(
                films,
                SceneSamples.of(beginning.card(), machine.scenes().people(), augmentation, 0),
                share);
    return new RecipePlan(
        config(recipe, machine, listing.clips().size()),
        beginning,
        samples,
        listing.clips().size());
  }

  private static InputContract clips(RecipeConfig.ClipShape clip) {
    return new InputContract(
        clip.frames(), clip.frames() / 2, clip.frameIntervalUs(), clip.height(), clip.width());
  }

  /** A window of the clip's size out of a picture whose short side is drawn. */
  private static Augmentation augmentation(RecipeConfig recipe) {
    RecipeConfig.ClipShape clip = recipe.clip();
    double shortSide = Math.min(clip.height(), clip.width());
    return new Augmentation(
        new FramingDraw(
            List.of(new FramingDraw.Proportions(clip.width(), clip.height())),
            recipe.augment().mirror() ? 0.5 : 0,
            shortSide / recipe.augment().shortSideTo(),
            1),
        new ToneDraw(0, 1, 1, 1, 0, 0, 0, 1));
  }

  private static TrainerConfig config(RecipeConfig recipe, TrainerConfig machine, int realClips) {
    RecipeConfig.RecipeOptimizer optimizer = recipe.optimizer();
    int steps = Math.toIntExact(recipe.schedule().steps(realClips, recipe.batch()));
    int warmup = Math.toIntExact(recipe.schedule().warmupSteps(realClips, recipe.batch()));
    TrainerConfig.Run run = machine.run();
    return new TrainerConfig(
        new TrainerConfig.Run(
            run.directory(), run.seed(), steps, run.saveEverySteps(), run.checkpointEverySteps()),
        new TrainerConfig.Network(
            recipe.network().preset(),
            recipe.network().method(),
            recipe.network().regionHead(),
            0,
            true,
            recipe.network().start(),
            0,
            0),
        machine.compute(),
        new TrainerConfig.Batch(recipe.batch().clipsPerPass(), recipe.batch().passesPerStep()),
        new TrainerConfig.Optimizer(
            optimizer.kind(),
            optimizer.peakRate(),
            optimizer.endRate(),
            Math.min(warmup, steps - 1),
            optimizer.weightDecay(),
            optimizer.momentum(),
            optimizer.beta1(),
            optimizer.beta2(),
            optimizer.maxGradientNorm(),
            optimizer.averageDecay()),
        recipe.losses(),
        machine.scenes(),
        machine.faults());
  }
}
