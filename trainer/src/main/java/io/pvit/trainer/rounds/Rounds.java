package io.pvit.trainer.rounds;

import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.TrainingProgress;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.config.TrainerServiceConfig;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.gate.Gate;
import io.pvit.trainer.kafka.Outbox;
import io.pvit.trainer.replay.ReplayStore;
import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.sample.SampleSource;
import io.pvit.trainer.sample.SceneSamples;
import io.pvit.trainer.store.CheckpointStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Round after round: learn from what serves, examine, and publish what is better. Published is what
 * lies in the store and was announced, in this order. One thread's, but for {@link #stop}.
 */
final class Rounds {

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final int KEPT = 2;

  private final TrainerServiceConfig config;
  private final TrainerConfig recipe;
  private final ReplayStore replay;
  private final CheckpointStore store;
  private final Outbox outbox;
  private final Gate gate;
  private final BiFunction<String, Pace, RunListener> listeners;
  private final Supplier<Pace> paces;
  private final InstantSource clock;
  private final Function<String, Optional<Checkpoint>> planned;
  private Checkpoint serving;
  private volatile Runnable stopRun = () -> {};
  private volatile boolean stopped;

  /**
   * @param serving what the first round begins with
   * @param planned what a roll-out says serves instead of the one of that digest, asked before each
   *     round; empty where none says so
   * @param listeners of a round, by its name and its pace
   * @param paces one for each round, for its steps and its examination
   */
  Rounds(
      TrainerServiceConfig config,
      TrainerConfig recipe,
      Checkpoint serving,
      Function<String, Optional<Checkpoint>> planned,
      ReplayStore replay,
      CheckpointStore store,
      Outbox outbox,
      Gate gate,
      BiFunction<String, Pace, RunListener> listeners,
      Supplier<Pace> paces,
      InstantSource clock) {
    this.config = config;
    this.recipe = recipe;
    this.serving = serving;
    this.planned = planned;
    this.replay = replay;
    this.store = store;
    this.outbox = outbox;
    this.gate = gate;
    this.listeners = listeners;
    this.paces = paces;
    this.clock = clock;
  }

  /** Works until the last round, or until it is told to stop. */
  void run() throws InterruptedException {
    int done = 0;
    while (!stopped && (config.rounds().count() == 0 || done < config.rounds().count())) {
      planned.apply(serving.sha256()).ifPresent(this::goOnFrom);
      if (round(next())) {
        done++;
      }
    }
  }

  /**
   * Asks it to end after the step or the clip in work; any thread may. The round is taken up again
   * later.
   */
  void stop() {
    stopped = true;
    stopRun.run();
  }

  private void goOnFrom(Checkpoint stable) {
    log.info("A roll-out says that checkpoint {} serves: goes on from it", stable.sha256());
    serving = stable;
  }

  private boolean round(RoundPlace place) throws InterruptedException {
    Path directory = directory(place);
    int number = place.number();
    Round round =
        new Round(
            number,
            directory,
            RoundRecipe.of(recipe, number, directory, config.rounds().steps()),
            serving);
    Optional<Round.Outcome> before = round.outcome();
    Optional<Round.Outcome> reached = before.isPresent() ? before : learn(round, place.name());
    if (reached.isEmpty()) {
      return false;
    }
    Round.Outcome outcome = reached.get();
    outbox.progress(
        new TrainingProgress(
            place.name(),
            config.rounds().steps(),
            config.rounds().steps(),
            Map.of(),
            outcome.decision().figures(),
            0,
            nowUs()));
    if (outcome.decision().passes()) {
      publish(outcome.signed());
    }
    round.end();
    forgetBefore(number - KEPT + 1);
    return true;
  }

  private Optional<Round.Outcome> learn(Round round, String name) throws InterruptedException {
    Pace pace = paces.get();
    SampleSource scenes =
        SceneSamples.of(
            serving.card(),
            recipe.scenes().people(),
            recipe.scenes().varied() ? Optional.of(Augmentation.USUAL) : Optional.empty(),
            recipe.scenes().distinct());
    Optional<Checkpoint> candidate =
        round.learn(
            replay,
            config.replay().share(),
            scenes,
            listeners.apply(name, pace),
            stop -> {
              stopRun = stop;
              if (stopped) {
                stop.run();
              }
            });
    if (candidate.isEmpty()) {
      return Optional.empty();
    }
    return round.decide(
        candidate.get(),
        against(),
        gate,
        examSets(candidate.get().card()),
        () -> {
          pace.rest();
          return !stopped;
        });
  }

  private List<Gate.ExamSet> examSets(Card card) {
    return List.of(
        Exams.scenes(card, recipe.scenes().people(), config.gate().scenes()),
        Exams.labelled(card, replay));
  }

  private void publish(Checkpoint signed) {
    URI place = store.publish(signed);
    Card card = signed.card();
    outbox.announce(
        new CheckpointAnnouncement(
            signed.sha256(),
            place.toString(),
            sizeOf(signed),
            card.architecture().name(),
            card.labelMapId(),
            card.metrics(),
            nowUs()));
    log.info("Published checkpoint {} at {}", signed.sha256(), place);
    serving = signed;
  }

  private Checkpoint against() {
    return config.gate().against().isEmpty()
        ? serving
        : Checkpoint.open(Path.of(config.gate().against()));
  }

  /**
   * A round that a killed process left before its end is taken up again from where it was, if it
   * began with what still serves.
   */
  private RoundPlace next() {
    Optional<RoundPlace> newest =
        places().stream().max(Comparator.comparingInt(RoundPlace::number));
    int number = newest.map(RoundPlace::number).orElse(0);
    RoundPlace again = new RoundPlace(number, RoundPlace.start(serving));
    return newest.equals(Optional.of(again)) && !Round.isDecided(directory(again))
        ? again
        : new RoundPlace(number + 1, again.start());
  }

  private Path rounds() {
    return Path.of(config.directory(), "rounds");
  }

  private Path directory(RoundPlace place) {
    return rounds().resolve(place.name());
  }

  private List<RoundPlace> places() {
    try {
      Files.createDirectories(rounds());
      try (Stream<Path> content = Files.list(rounds())) {
        return content.map(RoundPlace::of).flatMap(Optional::stream).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the rounds in " + rounds() + " cannot be listed", e);
    }
  }

  private void forgetBefore(int oldest) {
    for (RoundPlace place : places()) {
      boolean serves = serving.directory().startsWith(directory(place));
      if (place.number() < oldest && !serves) {
        Removal.of(directory(place));
      }
    }
  }

  private long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  private static long sizeOf(Checkpoint checkpoint) {
    try {
      return Files.size(checkpoint.directory().resolve("model.safetensors"));
    } catch (IOException e) {
      throw new UncheckedIOException("the weights of " + checkpoint.directory(), e);
    }
  }
}
