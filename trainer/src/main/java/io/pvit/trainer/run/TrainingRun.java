package io.pvit.trainer.run;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.learn.CosineSchedule;
import io.pvit.model.net.SplitMix64;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A training from its first step to its last, over any number of processes. */
public final class TrainingRun implements AutoCloseable {

  private static final int STEPS_AHEAD = 3;

  private final TrainerConfig config;
  private final Beginning beginning;
  private final RunDirectory directory;
  private final RunListener listener;
  private final Map<String, String> origin;
  private final Learner learner;
  private final CosineSchedule schedule;
  private final LossWatch watch;
  private RunPosition position = RunPosition.START;
  private volatile boolean stopped;

  /**
   * Takes up what the directory holds, or begins.
   *
   * @param beginning the network, which must be the one that the directory's run was begun with
   * @throws RunRefused when the directory holds another run
   */
  public TrainingRun(
      TrainerConfig config, Beginning beginning, RunDirectory directory, RunListener listener) {
    this.config = config;
    this.beginning = beginning;
    this.directory = directory;
    this.listener = listener;
    origin = origin(config, beginning);
    TorchEngine.get().useThreads(config.compute().threads());
    learner = LearnerStart.of(config, beginning);
    TrainerConfig.Optimizer optimizer = config.optimizer();
    schedule =
        new CosineSchedule(
            optimizer.peakRate(),
            optimizer.endRate(),
            optimizer.warmupSteps(),
            config.run().steps());
    watch = new LossWatch(config.faults().spikeFactor());
    takeUp().ifPresent(this::goOnFrom);
    directory.metrics().forgetAfter(position.step());
  }

  /** What must not change while a run lasts. */
  private static Map<String, String> origin(TrainerConfig config, Beginning beginning) {
    Map<String, String> origin = new TreeMap<>(beginning.card().provenance());
    origin.put("method", config.network().method());
    origin.put("regionHead", Boolean.toString(config.network().regionHead()));
    origin.put("poseMoments", Integer.toString(config.network().poseMoments()));
    origin.put("dropping", Boolean.toString(config.network().dropping()));
    origin.put("clipHeight", Integer.toString(config.network().clipHeight()));
    origin.put("clipWidth", Integer.toString(config.network().clipWidth()));
    origin.put("precision", config.compute().precision());
    origin.put("people", Integer.toString(config.scenes().people()));
    origin.put("distinct", Integer.toString(config.scenes().distinct()));
    origin.put("varied", Boolean.toString(config.scenes().varied()));
    origin.put("clipsPerPass", Integer.toString(config.batch().clipsPerPass()));
    origin.put("passesPerStep", Integer.toString(config.batch().passesPerStep()));
    return origin;
  }

  private Optional<StateFile.Saved> takeUp() {
    try (TensorScope scope = learner.scope()) {
      Optional<StateFile.Saved> saved = directory.newest(scope, origin);
      saved.ifPresent(state -> learner.restore(state.learner()));
      return saved;
    }
  }

  private void goOnFrom(StateFile.Saved saved) {
    position = saved.position();
    listener.note("Goes on after step %d.".formatted(position.step()));
  }

  /** How far it is. */
  public RunPosition position() {
    return position;
  }

  /** Asks it to end after the step it is in; any thread may. */
  public void stop() {
    stopped = true;
  }

  /**
   * Learns until the last step, or until it is told to stop, and saves its state.
   *
   * @throws RunRefused when steps go wrong again and again
   */
  public void learn(SampleSource samples) throws InterruptedException {
    long clips = config.batch().clipsPerStep();
    try (SampleQueue queue =
        new SampleQueue(
            samples,
            position.step() * clips,
            config.compute().sampleThreads(),
            Math.toIntExact(clips * STEPS_AHEAD))) {
      while (position.step() < config.run().steps() && !stopped) {
        step(queue);
        if (position.step() % config.run().saveEverySteps() == 0 && position.skippedInARow() == 0) {
          save();
        }
        if (position.step() % config.run().checkpointEverySteps() == 0) {
          checkpoint();
        }
      }
    }
    save();
  }

  private void step(SampleQueue queue) throws InterruptedException {
    long began = System.nanoTime();
    List<List<Sample>> passes = new ArrayList<>();
    for (int pass = 0; pass < config.batch().passesPerStep(); pass++) {
      passes.add(queue.take(config.batch().clipsPerPass()));
    }
    long ready = System.nanoTime();
    double rate = schedule.rate(Math.toIntExact(position.step()));
    String[] objection = {""};
    StepLosses losses =
        learner.step(
            passes,
            SplitMix64.mix(config.run().seed() ^ SplitMix64.mix(position.step())),
            rate,
            found -> {
              objection[0] = watch.objection(found, position);
              return objection[0].isEmpty();
            });
    long done = System.nanoTime();
    position = objection[0].isEmpty() ? position.learnt(losses.total()) : position.skipped();
    report(losses, rate, objection[0], (ready - began) / 1e9, (done - began) / 1e9);
    if (position.skippedInARow() >= config.faults().fallBackAfterSkips()) {
      fallBack();
    }
  }

  private void report(
      StepLosses losses, double rate, String objection, double waitSeconds, double seconds) {
    StepReport report =
        new StepReport(
            position.step(),
            config.run().steps(),
            losses.total(),
            losses.byTerm().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        entry -> entry.getKey().name().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue)),
            rate,
            losses.gradientNorm(),
            objection,
            position.skippedSteps(),
            position.fallbacks(),
            config.batch().clipsPerStep(),
            config.batch().clipsPerStep() / seconds,
            waitSeconds / seconds);
    directory.metrics().append(report);
    listener.step(report);
  }

  private void fallBack() {
    if (position.fallbacksInARow() >= config.faults().giveUpAfterFallbacks()) {
      throw new RunRefused(
          "the last good state was taken up %d times and every step after it went wrong; lower optimizer.peakRate, or look at the samples"
              .formatted(position.fallbacksInARow()));
    }
    RunPosition good =
        takeUp()
            .map(StateFile.Saved::position)
            .orElseThrow(
                () ->
                    new RunRefused(
                        "steps go wrong before the first state was saved; lower optimizer.peakRate"));
    position = position.fallenBackTo(good);
    String sentence =
        "%d steps in a row went wrong: the weights are those of step %d again."
            .formatted(config.faults().fallBackAfterSkips(), good.step());
    directory.metrics().note(sentence);
    listener.note(sentence);
  }

  private void save() {
    directory.save(position, learner.state(), origin);
  }

  /** Writes what it has learnt so far, averaged, unless that was done. */
  public Checkpoint checkpoint() {
    Path target = directory.checkpoint(position.step());
    if (Files.exists(target)) {
      return Checkpoint.open(target);
    }
    try (Weights average = learner.average()) {
      Map<String, String> provenance = new TreeMap<>(beginning.card().provenance());
      provenance.put("method", config.network().method());
      provenance.put("steps", Long.toString(position.step()));
      provenance.put("clips", Long.toString(position.step() * config.batch().clipsPerStep()));
      provenance.put("precision", config.compute().precision());
      List<String> learning = beginning.method().trained(beginning.network());
      return Checkpoint.write(
          target,
          beginning
              .card()
              .with(beginning.card().thresholds(), beginning.card().metrics(), provenance),
          StorageType.FLOAT32,
          parameter ->
              learning.contains(parameter.name())
                  ? average.get(parameter.name()).toFloats()
                  : beginning.values(parameter));
    }
  }

  @Override
  public void close() {
    learner.close();
  }
}
