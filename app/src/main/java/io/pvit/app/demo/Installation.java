package io.pvit.app.demo;

import io.pvit.app.kafka.BrokerProcess;
import io.pvit.app.kafka.BrokerSettings;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.process.ChildJvm;
import io.pvit.app.process.ChildProcess;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.schemas.exit.StopException;
import io.pvit.trainer.rounds.TrainerService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A broker and an inference process as children, started side by side. */
final class Installation implements AutoCloseable {

  static final int PARTITIONS = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int KNOWN_AFTER_MS = 1_000;
  private static final int INFERENCE_HEAP_MEGABYTES = 512;

  private final BrokerProcess broker;
  private final ChildProcess inference;
  private final Checkpoint checkpoint;
  private final DemoConfiguration configuration;
  private final boolean trains;
  private Optional<TrainerService> trainer = Optional.empty();
  private Runnable onFailure = () -> {};

  private Installation(
      BrokerProcess broker,
      ChildProcess inference,
      Checkpoint checkpoint,
      DemoConfiguration configuration,
      boolean trains) {
    this.broker = broker;
    this.inference = inference;
    this.checkpoint = checkpoint;
    this.configuration = configuration;
    this.trains = trains;
  }

  /** Returns while both are still starting. */
  static Installation start(DemoOptions options, DemoDirectory directory) {
    DemoConfiguration configuration = new DemoConfiguration(options.configuration(), directory);
    BrokerProcess broker =
        BrokerProcess.start(
            BrokerSettings.of(directory.broker(), 0), configuration.broker().heapMegabytes());
    try {
      Checkpoint checkpoint =
          DemoCheckpoint.choose(
              options.checkpoint(), options.configuration(), directory.checkpoint());
      ChildProcess inference = inference(configuration, directory, checkpoint, options.train());
      return new Installation(broker, inference, checkpoint, configuration, options.train());
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** What to do when one of the two processes ended by itself. */
  void onFailure(Runnable reaction) {
    onFailure = reaction;
  }

  /** Waits for the broker, lays out its topics and tells inference where it is. */
  String awaitBroker() throws InterruptedException {
    String address = broker.awaitReady(PATIENCE);
    new ClusterLayout(configuration.kafka(address)).apply(PARTITIONS);
    inference.tell(address);
    if (trains) {
      trainer =
          Optional.of(
              TrainerService.start(
                  configuration.trainer(address, checkpoint.directory()), configuration.recipe()));
    }
    return address;
  }

  /** Waits until inference reads windows. */
  void awaitInference() throws InterruptedException {
    inference.awaitReady(PATIENCE);
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  DemoConfiguration configuration() {
    return configuration;
  }

  /** What is done with an installation while it stands. */
  interface Use<T> {
    T run() throws InterruptedException;
  }

  /**
   * Runs to the end, or is interrupted as soon as one of the two processes ends by itself.
   *
   * @throws StopException with that process's own reason
   */
  <T> T unlessOneFails(Use<T> use) throws InterruptedException {
    Thread user = Thread.currentThread();
    CompletableFuture<StopException> failure = failure();
    CompletableFuture<Void> watch = failure.thenAccept(reason -> user.interrupt());
    try {
      return use.run();
    } catch (RuntimeException | InterruptedException consequence) {
      Optional<StopException> reason = soon(failure);
      if (reason.isPresent()) {
        onFailure.run();
        throw reason.get();
      }
      throw consequence;
    } finally {
      watch.cancel(false);
    }
  }

  /** A process may be dead for a moment before its parent knows. */
  private static Optional<StopException> soon(CompletableFuture<StopException> failure) {
    boolean interrupted = Thread.interrupted();
    try {
      return Optional.of(failure.get(KNOWN_AFTER_MS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException alive) {
      return Optional.empty();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private CompletableFuture<StopException> failure() {
    return broker.ended().applyToEither(inference.ended(), reason -> reason);
  }

  @Override
  public void close() {
    trainer.ifPresent(TrainerService::close);
    inference.close();
    broker.close();
  }

  private static ChildProcess inference(
      DemoConfiguration configuration,
      DemoDirectory directory,
      Checkpoint checkpoint,
      boolean follow) {
    List<String> flags = new ArrayList<>(ChildJvm.QUICK_START);
    flags.add("-Xmx%dm".formatted(INFERENCE_HEAP_MEGABYTES));
    flags.add("-Dai.djl.offline=true");
    List<String> arguments = new ArrayList<>(List.of(configuration.inferenceFile().toString()));
    configuration
        .inferenceOverrides(checkpoint.directory(), follow)
        .forEach((key, value) -> arguments.add(key + "=" + value));
    return ChildProcess.start(
        "Inference",
        new ChildJvm(flags, InferenceChild.class.getName(), arguments),
        directory.inferenceLog(),
        // Waiting threads of libtorch would otherwise spin on the cores that the others need.
        Map.of("OMP_WAIT_POLICY", "passive"));
  }
}
