package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.LabelMap;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.trainer.ablation.ResultsFile.Plan;
import io.pvit.trainer.dataset.MixedSamples;
import io.pvit.trainer.run.MetricsFile;
import io.pvit.trainer.run.RunDirectory;
import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.run.TrainingRun;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import io.pvit.trainer.scene.ClipSeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All runs of a comparison, over any number of processes: those that are finished are not done
 * again, and the one in work goes on from its last state.
 */
public final class Ablation {

  /** Of each class, that the common backbone learns from. */
  private static final int COMMON_CLIPS = 200;

  private static final int PACE_STEPS = 4;

  /** Of the minutes; what is left is for a machine that gets slower. */
  private static final double PLANNED_SHARE = 0.85;

  private final Path directory;
  private final AblationSetting setting;
  private final LabelMap all;
  private final RunListener listener;
  private final Consumer<String> progress;
  private final ResultsFile file;
  private final InputContract contract = Contender.contract();
  private volatile Optional<TrainingRun> inWork = Optional.empty();
  private volatile boolean stopped;

  /**
   * A comparison in a directory, which may hold a part of it.
   *
   * @param all every action that scenes may name
   * @param progress hears, in a sentence, what begins and what is finished
   * @throws AblationRefused when the directory holds another comparison
   */
  public Ablation(
      Path directory,
      AblationSetting setting,
      LabelMap all,
      RunListener listener,
      Consumer<String> progress) {
    this.directory = directory;
    this.setting = setting;
    this.all = all;
    this.listener = listener;
    this.progress = progress;
    file = new ResultsFile(directory);
    file.plan(setting);
  }

  /** Asks it to end after the step it is in; any thread may. */
  public void stop() {
    stopped = true;
    inWork.ifPresent(TrainingRun::stop);
  }

  /**
   * Does what is left to do, and tells what came out; of finished runs only where it was stopped.
   */
  public AblationReport run() throws InterruptedException {
    created(directory);
    progress.accept("Renders the clips.");
    ActedClips judged =
        new ActedClips(
            SceneStyle.INDOORS, 0, setting.heldBackClips(), ClipSeed.Evaluation::new, contract);
    List<Sample> heldBack =
        IntStream.range(0, judged.size())
            .mapToObj(place -> ClassSamples.whole(judged.at(place), contract))
            .toList();
    SampleSource tasks =
        new TaskScenes(
            new Contender("pvit", 1).beginning(Optional.empty()).card(), all, setting.taskScenes());
    Optional<Plan> plan = plan(tasks);
    int steps = plan.map(Plan::steps).orElse(0);
    if (plan.isPresent()) {
      compete(tasks, heldBack, steps);
    }
    return AblationReport.of(setting, steps, Contender.NAMES, file.results());
  }

  private void compete(SampleSource tasks, List<Sample> heldBack, int steps)
      throws InterruptedException {
    Optional<Checkpoint> common = common(heldBack);
    for (int seed = 1; seed <= setting.seeds() && common.isPresent(); seed++) {
      for (String method : Contender.NAMES) {
        Contender contender = new Contender(method, seed);
        if (!stopped && !isFinished(method, seed)) {
          compete(contender, tasks, heldBack, common, steps);
        }
      }
    }
  }

  private boolean isFinished(String method, int seed) {
    return file.results().stream()
        .anyMatch(result -> result.method().equals(method) && result.seed() == seed);
  }

  /** As many steps as the slowest method makes in the minutes; empty where it was stopped. */
  private Optional<Plan> plan(SampleSource tasks) throws InterruptedException {
    Optional<Plan> decided = file.plan(setting);
    if (decided.isPresent()) {
      return decided;
    }
    Contender slowest = new Contender("pvit", 0);
    Path place = directory.resolve("pace");
    removed(place);
    SampleSource samples = samples(slowest, labelled(0), tasks);
    TrainerConfig config = slowest.config(place, PACE_STEPS);
    boolean isWarm = learn(slowest, config, Optional.empty(), samples).isPresent();
    removed(place);
    long began = System.nanoTime();
    boolean isMeasured = isWarm && learn(slowest, config, Optional.empty(), samples).isPresent();
    double secondsPerStep = (System.nanoTime() - began) / 1e9 / PACE_STEPS;
    removed(place);
    if (!isMeasured) {
      return Optional.empty();
    }
    int steps = (int) Math.max(PACE_STEPS, PLANNED_SHARE * setting.minutes() * 60 / secondsPerStep);
    Plan plan = new Plan(setting, steps);
    file.write(plan);
    progress.accept("Each run makes %d steps.".formatted(steps));
    return Optional.of(plan);
  }

  /** The backbone that all begin with; empty where it was stopped. */
  private Optional<Checkpoint> common(List<Sample> heldBack) throws InterruptedException {
    progress.accept("The common backbone learns outdoors.");
    Contender backbone = new Contender("mvit", 0);
    Path place = directory.resolve(AblationReport.COMMON);
    SampleSource clips =
        new ClassSamples(
            new ActedClips(SceneStyle.OUTDOORS, 0, COMMON_CLIPS, ClipSeed.Training::new, contract),
            contract,
            0);
    TrainerConfig config = backbone.commonConfig(place, setting.commonSteps());
    Optional<Checkpoint> common = learn(backbone, config, Optional.empty(), clips);
    if (common.isPresent() && !isFinished(AblationReport.COMMON, 0)) {
      judged(AblationReport.COMMON, 0, common.get(), heldBack, config);
    }
    return common;
  }

  private void compete(
      Contender contender,
      SampleSource tasks,
      List<Sample> heldBack,
      Optional<Checkpoint> common,
      int steps)
      throws InterruptedException {
    progress.accept("%s, seed %d, learns.".formatted(contender.name(), contender.seed()));
    TrainerConfig config =
        contender.config(directory.resolve(contender.name() + "-" + contender.seed()), steps);
    Optional<Checkpoint> made =
        learn(contender, config, common, samples(contender, labelled(contender.seed()), tasks));
    if (made.isPresent()) {
      judged(contender.name(), contender.seed(), made.get(), heldBack, config);
    }
  }

  private void judged(
      String name, int seed, Checkpoint made, List<Sample> heldBack, TrainerConfig config) {
    RunResult result =
        new RunResult(
            name,
            seed,
            ClassJudge.correct(made, heldBack),
            config.run().steps(),
            seconds(Path.of(config.run().directory())));
    file.append(result);
    progress.accept(
        "%s, seed %d: %.3f of %d clips in %.0f s."
            .formatted(name, seed, result.accuracy(), heldBack.size(), result.seconds()));
  }

  private SampleSource labelled(int seed) {
    long first = (1L << 30) + (long) seed * setting.labelledClips();
    return new ClassSamples(
        new ActedClips(
            SceneStyle.INDOORS, first, setting.labelledClips(), ClipSeed.Training::new, contract),
        contract,
        seed);
  }

  private static SampleSource samples(
      Contender contender, SampleSource labelled, SampleSource tasks) {
    return contender.learnsTasks() ? new MixedSamples(labelled, tasks, 0.5) : labelled;
  }

  private Optional<Checkpoint> learn(
      Contender contender, TrainerConfig config, Optional<Checkpoint> common, SampleSource samples)
      throws InterruptedException {
    try (RunDirectory held = RunDirectory.open(Path.of(config.run().directory()));
        TrainingRun run = new TrainingRun(config, contender.beginning(common), held, listener)) {
      inWork = Optional.of(run);
      if (stopped) {
        run.stop();
      }
      run.learn(samples);
      inWork = Optional.empty();
      return run.position().step() >= config.run().steps()
          ? Optional.of(run.checkpoint())
          : Optional.empty();
    }
  }

  /**
   * What its steps took, from its own figures: a run that was stopped goes on in another process.
   */
  private static double seconds(Path place) {
    return new MetricsFile(place.resolve("metrics.jsonl"))
        .read().stream().mapToDouble(step -> step.clips() / step.clipsPerSecond()).sum();
  }

  private static void created(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be made", e);
    }
  }

  private static void removed(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be removed", e);
    }
  }
}
