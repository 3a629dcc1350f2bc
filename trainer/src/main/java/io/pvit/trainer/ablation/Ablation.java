package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.LabelMap;
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
import java.util.stream.Stream;

/**
 * All runs of a comparison, over any number of processes: those that are finished are not done
 * again, and the one in work goes on from its last state.
 */
public final class Ablation {

  /** Clips of each class that the backbone learns from, for each labelled one. */
  private static final int COMMON_CLIPS = 4;

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
    ActedClips acted = new ActedClips(contract);
    List<Sample> heldBack =
        acted.of(SceneStyle.INDOORS, 0, setting.heldBackClips(), ClipSeed.Evaluation::new).stream()
            .map(clip -> ClassSamples.whole(clip, contract))
            .toList();
    SampleSource tasks =
        new TaskScenes(
            new Contender("pvit", 1).beginning(Optional.empty()).card(), all, setting.taskScenes());
    Optional<Plan> plan = plan(acted, tasks);
    int steps = plan.map(Plan::steps).orElse(0);
    if (plan.isPresent()) {
      compete(acted, tasks, heldBack, steps);
    }
    return AblationReport.of(setting, steps, Contender.NAMES, file.results());
  }

  private void compete(ActedClips acted, SampleSource tasks, List<Sample> heldBack, int steps)
      throws InterruptedException {
    Optional<Checkpoint> common = common(acted, steps);
    for (int seed = 1; seed <= setting.seeds() && common.isPresent(); seed++) {
      for (String method : Contender.NAMES) {
        Contender contender = new Contender(method, seed);
        if (!stopped && !isFinished(contender)) {
          compete(contender, acted, tasks, heldBack, common, steps);
        }
      }
    }
  }

  private boolean isFinished(Contender contender) {
    return file.results().stream()
        .anyMatch(
            result ->
                result.method().equals(contender.name()) && result.seed() == contender.seed());
  }

  /** As many steps as the slowest method makes in the minutes; empty where it was stopped. */
  private Optional<Plan> plan(ActedClips acted, SampleSource tasks) throws InterruptedException {
    Optional<Plan> decided = file.plan(setting);
    if (decided.isPresent()) {
      return decided;
    }
    Contender slowest = new Contender("pvit", 0);
    Path place = directory.resolve("pace");
    removed(place);
    SampleSource samples = samples(slowest, labelled(acted, 0), tasks);
    boolean isWarm = learn(slowest, place, PACE_STEPS, Optional.empty(), samples).isPresent();
    removed(place);
    long began = System.nanoTime();
    boolean isMeasured =
        isWarm && learn(slowest, place, PACE_STEPS, Optional.empty(), samples).isPresent();
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
  private Optional<Checkpoint> common(ActedClips acted, int steps) throws InterruptedException {
    progress.accept("The common backbone learns outdoors.");
    Contender backbone = new Contender("mvit", 0);
    SampleSource clips =
        new ClassSamples(
            acted.of(
                SceneStyle.OUTDOORS,
                0,
                COMMON_CLIPS * setting.labelledClips(),
                ClipSeed.Training::new),
            contract,
            0);
    return learn(backbone, directory.resolve("common"), 2 * steps, Optional.empty(), clips);
  }

  private void compete(
      Contender contender,
      ActedClips acted,
      SampleSource tasks,
      List<Sample> heldBack,
      Optional<Checkpoint> common,
      int steps)
      throws InterruptedException {
    progress.accept("%s, seed %d, learns.".formatted(contender.name(), contender.seed()));
    Path place = directory.resolve(contender.name() + "-" + contender.seed());
    Optional<Checkpoint> made =
        learn(
            contender,
            place,
            steps,
            common,
            samples(contender, labelled(acted, contender.seed()), tasks));
    if (made.isPresent()) {
      RunResult result =
          new RunResult(
              contender.name(),
              contender.seed(),
              ClassJudge.correct(made.get(), heldBack),
              steps,
              seconds(place));
      file.append(result);
      progress.accept(
          "%s, seed %d: %.3f of %d clips in %.0f s."
              .formatted(
                  contender.name(),
                  contender.seed(),
                  result.accuracy(),
                  heldBack.size(),
                  result.seconds()));
    }
  }

  private SampleSource labelled(ActedClips acted, int seed) {
    long first = (1L << 30) + (long) seed * setting.labelledClips();
    return new ClassSamples(
        acted.of(SceneStyle.INDOORS, first, setting.labelledClips(), ClipSeed.Training::new),
        contract,
        seed);
  }

  private static SampleSource samples(
      Contender contender, SampleSource labelled, SampleSource tasks) {
    return contender.learnsTasks() ? new MixedSamples(labelled, tasks, 0.5) : labelled;
  }

  private Optional<Checkpoint> learn(
      Contender contender, Path place, int steps, Optional<Checkpoint> common, SampleSource samples)
      throws InterruptedException {
    try (RunDirectory held = RunDirectory.open(place);
        TrainingRun run =
            new TrainingRun(
                contender.config(place, steps), contender.beginning(common), held, listener)) {
      inWork = Optional.of(run);
      if (stopped) {
        run.stop();
      }
      run.learn(samples);
      inWork = Optional.empty();
      return run.position().step() >= steps ? Optional.of(run.checkpoint()) : Optional.empty();
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
