package io.pvit.trainer.rounds;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.schemas.config.TrainerServiceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.gate.Gate;
import io.pvit.trainer.gate.Margins;
import io.pvit.trainer.kafka.ClipFinder;
import io.pvit.trainer.kafka.InferenceLag;
import io.pvit.trainer.kafka.LabelIntake;
import io.pvit.trainer.kafka.Outbox;
import io.pvit.trainer.kafka.TrainerClients;
import io.pvit.trainer.kafka.TrainingTopic;
import io.pvit.trainer.replay.ReplayStore;
import io.pvit.trainer.run.RunRefused;
import io.pvit.trainer.store.CheckpointStore;
import io.pvit.trainer.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trainer: labels come in on one thread, rounds go on on another. Any thread may use it. */
public final class TrainerService implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TrainerService.class);
  private static final Duration CATCH_UP = Duration.ofMinutes(5);

  private final Outbox outbox;
  private final CheckpointStore store;
  private final Optional<InferenceLag> lag;
  private final LabelIntake intake;
  private final Rounds rounds;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread intakeThread;
  private final Thread roundsThread;

  private TrainerService(
      TrainerServiceConfig config,
      TrainerConfig recipe,
      TrainerClients clients,
      Checkpoint serving,
      ServingCheckpoint finder,
      CheckpointStore store) {
    this.store = store;
    outbox = clients.outbox();
    lag =
        config.load().inferenceApplicationId().isEmpty()
            ? Optional.empty()
            : Optional.of(clients.lag(config.load().inferenceApplicationId()));
    ReplayStore replay =
        ReplayStore.open(Path.of(config.directory(), "replay"), config.replay().maxClips());
    intake =
        new LabelIntake(
            clients.labels(config.applicationId()),
            clients.topics(),
            new ClipFinder(
                clients.places(), clients.topics(), serving.card().inputContract(), replay),
            replay,
            outbox,
            InstantSource.system());
    BooleanSupplier isBehind =
        () -> lag.map(it -> it.windows() > config.load().maxLagWindows()).orElse(false);
    rounds =
        new Rounds(
            config,
            recipe,
            serving,
            finder::planned,
            replay,
            store,
            outbox,
            gate(config.gate(), recipe.compute()),
            (name, pace) ->
                new TrainingTopic(
                        name,
                        outbox,
                        Duration.ofSeconds(config.rounds().progressEverySeconds()),
                        InstantSource.system())
                    .and(new RoundReport(name, pace)),
            () -> new Pace(config.load().share(), isBehind, System::nanoTime, this::sleep),
            InstantSource.system());
    intakeThread = new Thread(() -> work(this::takeLabels), "labels");
    roundsThread = new Thread(() -> work(this::goRound), "rounds");
  }

  /**
   * Looks for the broker and for the checkpoint that serves, and begins.
   *
   * @param recipe how a round learns
   * @throws StopException when the broker, the topics, the checkpoint or the store do not serve
   */
  public static TrainerService start(TrainerServiceConfig config, TrainerConfig recipe) {
    CheckpointStore store = store(config.store());
    try {
      TrainerClients clients = TrainerClients.connect(config.kafka());
      ServingCheckpoint finder = new ServingCheckpoint(config, clients::served, store);
      Checkpoint serving = finder.first();
      log.info("Learns from checkpoint {}", serving.sha256());
      TrainerService service = new TrainerService(config, recipe, clients, serving, finder, store);
      service.intakeThread.start();
      service.roundsThread.start();
      return service;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** What became of the labels so far. */
  public LabelIntake.Counts labels() {
    return intake.counts();
  }

  /**
   * Waits until the last round is over, or the service is closed.
   *
   * @throws StopException when it cannot go on, with the reason
   */
  public void awaitEnd() {
    try {
      ended.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StopException why) {
        throw new StopException(why.code(), String.valueOf(why.getMessage()), why);
      }
      throw e;
    }
  }

  /** Ends after the step or the clip in work; the round is taken up again by the next start. */
  @Override
  public void close() {
    stopped.countDown();
    rounds.stop();
    intake.stop();
    join(roundsThread);
    join(intakeThread);
    lag.ifPresent(InferenceLag::close);
    outbox.close();
    store.close();
    ended.complete(null);
  }

  private void takeLabels() {
    intake.run();
  }

  /** The first round learns from the labels that are there, unless they are very many. */
  private void goRound() throws InterruptedException {
    if (!intake.awaitCaughtUp(CATCH_UP)) {
      log.info("Labels are still coming in; the first round learns from those that have");
    }
    rounds.run();
    ended.complete(null);
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void work(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RunRefused | CheckpointRefused e) {
      ended.completeExceptionally(
          new StopException(
              ExitCode.CHECKPOINT, "The round cannot go on: %s.".formatted(e.getMessage()), e));
    } catch (RuntimeException | Error e) {
      log.error("The trainer cannot go on", e);
      ended.completeExceptionally(e);
    }
  }

  private boolean sleep(Duration time) {
    try {
      return !stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whatever comes: what a thread uses is closed behind it. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Gate gate(TrainerServiceConfig.Gate config, TrainerConfig.Compute compute) {
    return new Gate(
        new Margins(
            config.frameMapMargin(), config.classMargin(), config.leastTruths(), config.slowness()),
        TorchEngine.get().device(compute.device()),
        compute.threads());
  }

  private static CheckpointStore store(TrainerServiceConfig.Store config) {
    try {
      return StoreLocation.parse(config.location()).open(config.region(), config.endpointUri());
    } catch (IllegalArgumentException e) {
      throw new StopException(ExitCode.CONFIGURATION, e.getMessage() + ".", e);
    }
  }
}
