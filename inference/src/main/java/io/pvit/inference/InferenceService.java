package io.pvit.inference;

import io.pvit.inference.actor.ActorSource;
import io.pvit.inference.batch.BatchPolicy;
import io.pvit.inference.batch.MicroBatcher;
import io.pvit.inference.kafka.InferenceStreams;
import io.pvit.inference.network.ActionNetwork;
import io.pvit.inference.network.CameraClip;
import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.ForwardLimit;
import io.pvit.inference.network.NetworkCard;
import io.pvit.inference.network.WaitLimit;
import io.pvit.inference.network.WarmUp;
import io.pvit.inference.rollout.CanaryNetwork;
import io.pvit.inference.rollout.PlanFollower;
import io.pvit.inference.rollout.Preparation;
import io.pvit.inference.store.FetchedCheckpoints;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A network, its micro-batcher and the streams that feed it. Any thread may use it. */
public final class InferenceService implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(InferenceService.class);

  private final Meters meters;
  private final ActorSource actors;
  private final ActionNetwork network;
  private final CanaryNetwork canary;
  private final MicroBatcher<CameraClip, ClipAnswer> batcher;
  private final InferenceStreams streams;
  private boolean closed;

  private InferenceService(
      Meters meters,
      ActorSource actors,
      ActionNetwork network,
      CanaryNetwork canary,
      MicroBatcher<CameraClip, ClipAnswer> batcher,
      InferenceStreams streams) {
    this.meters = meters;
    this.actors = actors;
    this.network = network;
    this.canary = canary;
    this.batcher = batcher;
    this.streams = streams;
  }

  /**
   * Loads the checkpoint that the configuration names, looks for the topics, warms the network up,
   * and then begins.
   *
   * @throws StopException when the checkpoint, the machine, the broker or the topics do not serve
   */
  public static InferenceService start(InferenceConfig config) {
    return start(
        config, CheckpointNetwork.open(config.checkpoint(), ActorSource.asks(config.actors())));
  }

  /**
   * The same with a network at hand, which it takes over: closing the service closes it. Its clips
   * are as {@link ActorSource#asks} says.
   */
  public static InferenceService start(InferenceConfig config, CheckpointNetwork network) {
    ActorSource actors;
    try {
      actors = ActorSource.open(config.actors(), network.card().contract());
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
    return start(config, network, actors);
  }

  private static InferenceService start(
      InferenceConfig config, CheckpointNetwork network, ActorSource actors) {
    Meters meters = new Meters();
    CanaryNetwork canary =
        new CanaryNetwork(
            network,
            config.rollout().clipsPerShare(),
            config.rollout().minActions(),
            System::nanoTime);
    try {
      int partitions = InferenceStreams.awaitTopics(config);
      int clips = clips(config, partitions, network, actors);
      MicroBatcher<CameraClip, ClipAnswer> batcher = batcher(config, clips, canary, meters);
      try {
        InferenceStreams streams =
            InferenceStreams.start(
                config,
                partitions,
                network::card,
                batcher,
                actors,
                plans(config, partitions, clips, network, actors, canary),
                InstantSource.system(),
                meters);
        return new InferenceService(meters, actors, network, canary, batcher, streams);
      } catch (RuntimeException e) {
        batcher.close();
        throw e;
      }
    } catch (RuntimeException e) {
      canary.close();
      network.close();
      actors.close();
      throw e;
    }
  }

  private static Optional<PlanFollower> plans(
      InferenceConfig config,
      int partitions,
      int clips,
      CheckpointNetwork network,
      ActorSource actors,
      CanaryNetwork canary) {
    if (!config.rollout().follows()) {
      return Optional.empty();
    }
    Duration alone = new ForwardLimit(config.streams().transactionTimeoutMs()).duration();
    Duration onTrial =
        WaitLimit.of(config, partitions).longestOnTrial(clips).minus(actors.effort());
    Duration longestPass = alone.compareTo(onTrial) < 0 ? alone : onTrial;
    return Optional.of(
        new PlanFollower(
            network,
            canary,
            new Preparation(
                config.checkpoint(),
                ActorSource.asks(config.actors()),
                clips,
                longestPass,
                FetchedCheckpoints.of(config)),
            Path.of(config.checkpoint().directory()).toUri().toString(),
            System::nanoTime));
  }

  /** How many clips share a pass here; also warms the network up. */
  private static int clips(
      InferenceConfig config, int partitions, ActionNetwork network, ActorSource actors) {
    ForwardLimit limit = new ForwardLimit(config.streams().transactionTimeoutMs());
    WarmUp warmUp = new WarmUp(network, ActorSource.asks(config.actors()), System::nanoTime);
    int clips = limit.batch(config.batch().maxClips(), warmUp::pass);
    WaitLimit.of(config, partitions).check(clips, () -> warmUp.pass(clips).plus(actors.effort()));
    if (clips < config.batch().maxClips()) {
      log.warn(
          "A batch has {} clips at most, not {}: more would take longer than {} ms on this machine",
          clips,
          config.batch().maxClips(),
          limit.duration().toMillis());
    }
    return clips;
  }

  private static MicroBatcher<CameraClip, ClipAnswer> batcher(
      InferenceConfig config, int clips, CanaryNetwork network, Meters meters) {
    BatchPolicy policy =
        new BatchPolicy(
            clips,
            Duration.ofMillis(config.batch().patienceMs()),
            Duration.ofMillis(config.batch().timeoutMs()));
    return new MicroBatcher<>(
        "network", batch -> watch(network, batch, meters), policy, System::nanoTime);
  }

  private static List<ClipAnswer> watch(
      CanaryNetwork network, List<CameraClip> clips, Meters meters) {
    long begun = System.nanoTime();
    List<ClipAnswer> answers = network.watch(clips);
    meters.forward(clips.size(), Duration.ofNanos(System.nanoTime() - begun));
    return answers;
  }

  /** What it serves with at this moment. */
  public NetworkCard card() {
    return network.card();
  }

  /** What it has done so far. */
  public InferenceFigures figures() {
    return meters.figures();
  }

  /**
   * Waits until partitions are assigned; the network is warm since the start.
   *
   * @return false when that took longer
   * @throws StopException when the service cannot go on
   */
  public boolean awaitReady(Duration patience) {
    return await(streams.ready(), patience);
  }

  /**
   * Waits until the service is closed.
   *
   * @throws StopException when it cannot go on, with the reason
   */
  public void awaitEnd() {
    try {
      streams.ended().join();
    } catch (CompletionException e) {
      throw stop(e);
    }
  }

  /**
   * Finishes the records in work, leaves the group, frees the network. Whoever closes it once more
   * waits until that is done.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (actors;
        network;
        canary;
        batcher) {
      streams.close();
    }
  }

  private static boolean await(CompletableFuture<Void> future, Duration patience) {
    try {
      future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StopException(ExitCode.INTERRUPTED, "Interrupted while starting.", e);
    } catch (ExecutionException e) {
      throw stop(e);
    }
  }

  private static StopException stop(Exception e) {
    if (e.getCause() instanceof StopException why) {
      return new StopException(why.code(), String.valueOf(why.getMessage()), why);
    }
    throw new IllegalStateException("the service ended otherwise than it can", e);
  }
}
