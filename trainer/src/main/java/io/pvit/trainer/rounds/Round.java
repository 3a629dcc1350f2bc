package io.pvit.trainer.rounds;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Method;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.trainer.gate.Decision;
import io.pvit.trainer.gate.Gate;
import io.pvit.trainer.replay.ReplaySamples;
import io.pvit.trainer.replay.ReplayStore;
import io.pvit.trainer.run.Beginning;
import io.pvit.trainer.run.RunDirectory;
import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.run.Teaching;
import io.pvit.trainer.run.TrainingRun;
import io.pvit.trainer.sample.SampleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round: fine-tunes what serves, holds the result against it, and signs it. */
final class Round {

  private static final Logger log = LoggerFactory.getLogger(Round.class);
  private static final String SIGNED = "signed";
  private static final String DONE = "done";

  private final int number;
  private final Path directory;
  private final TrainerConfig recipe;
  private final Checkpoint serving;

  /**
   * A round, which may have been begun by a process that is no more.
   *
   * @param directory its own
   * @param recipe how it learns
   * @param serving what it begins with
   */
  Round(int number, Path directory, TrainerConfig recipe, Checkpoint serving) {
    this.number = number;
    this.directory = directory;
    this.recipe = recipe;
    this.serving = serving;
  }

  /** Whether the round of a directory came to its end. */
  static boolean isDecided(Path directory) {
    return Files.exists(directory.resolve(DONE));
  }

  /** Writes down that nothing of the round is left to do: what passed is published. */
  void end() {
    try {
      Files.write(directory.resolve(DONE), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException("the end of the round in " + directory, e);
    }
  }

  /** A candidate with the decision in its card. */
  record Outcome(Checkpoint signed, Decision decision) {}

  /** What a process that is no more came to, if it did. */
  Optional<Outcome> outcome() {
    Path place = directory.resolve(SIGNED);
    if (!Files.exists(place)) {
      return Optional.empty();
    }
    Checkpoint signed = Checkpoint.open(place);
    return Optional.of(new Outcome(signed, Gate.read(signed)));
  }

  /**
   * Learns; empty when it was told to stop before the last step.
   *
   * @param others what to learn from besides labelled clips
   * @param listener hears of every step
   * @param stop given a way to end it early
   */
  Optional<Checkpoint> learn(
      ReplayStore store,
      double share,
      SampleSource others,
      RunListener listener,
      Consumer<Runnable> stop)
      throws InterruptedException {
    Beginning beginning =
        Beginning.from(
            serving,
            Method.named(recipe.network().method()),
            Teaching.of(recipe.network()),
            recipe.run().seed());
    long first = (long) number * recipe.run().steps() * recipe.batch().clipsPerStep();
    SampleSource samples =
        new ReplaySamples(store, serving.card(), share, index -> others.sample(first + index));
    try (RunDirectory run = RunDirectory.open(directory);
        TrainingRun training = new TrainingRun(recipe, beginning, run, listener)) {
      stop.accept(training::stop);
      training.learn(samples);
      return training.position().step() < recipe.run().steps()
          ? Optional.empty()
          : Optional.of(training.checkpoint());
    }
  }

  /**
   * Examines a candidate, and writes down what came of it; empty when it was told to stop.
   *
   * @param goesOn asked after each clip
   */
  Optional<Outcome> decide(
      Checkpoint candidate,
      Checkpoint against,
      Gate gate,
      List<Gate.ExamSet> sets,
      BooleanSupplier goesOn) {
    return gate.decide(candidate.directory(), against, sets, goesOn)
        .map(decision -> sign(candidate, decision));
  }

  private Outcome sign(Checkpoint candidate, Decision decision) {
    Checkpoint signed = Gate.sign(candidate, decision, directory.resolve(SIGNED));
    if (decision.passes()) {
      log.info("Round {} passes the gate: {}", number, decision.figures());
    } else {
      log.warn(
          "Round {} does not pass the gate: {}", number, String.join("; ", decision.objections()));
    }
    return new Outcome(signed, decision);
  }
}
