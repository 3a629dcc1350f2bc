package io.pvit.inference.kafka;

import io.pvit.inference.Meters;
import io.pvit.inference.VitalSigns;
import io.pvit.inference.actor.ActorSource;
import io.pvit.inference.batch.MicroBatcher;
import io.pvit.inference.network.CameraClip;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.NetworkCard;
import io.pvit.inference.rollout.PlanFollower;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.BrokerPatience;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.TopicLayout;
import io.pvit.schemas.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running streams of one process. Any thread may use it. */
public final class InferenceStreams implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(InferenceStreams.class);
  private static final Duration BROKER_SILENCE = Duration.ofSeconds(60);
  private static final Duration BACKLOG_PATIENCE = Duration.ofSeconds(2);

  private final KafkaStreams streams;
  private final Duration drain;
  private final VitalSigns signs;
  private final StatusReport report;
  private final StatusPublisher status;
  private final ReplacementBudget budget;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Optional<CheckpointFollower> follower;
  private final Optional<RolloutCoordinator> coordinator;

  private InferenceStreams(
      InferenceConfig config,
      Cluster cluster,
      Shared shared,
      StatusReport report,
      Optional<PlanFollower> plans,
      InstantSource clock) {
    this.report = report;
    budget = ReplacementBudget.of(config.streams().threads());
    // What remains of the time is for those who leave other groups and free memory.
    drain = Duration.ofMillis(config.streams().drainMs()).multipliedBy(3).dividedBy(4);
    streams = new KafkaStreams(InferenceTopology.of(shared), StreamsProperties.of(config, cluster));
    // Only whoever holds the lock of the directory may take away what a dead process left there.
    signs = new VitalSigns(Path.of(config.stateDirectory()), clock);
    status = StatusPublisher.of(cluster, shared.topics().inferenceStatus(), this::status);
    follower =
        plans.map(
            it ->
                CheckpointFollower.of(
                    cluster,
                    config.instanceId(),
                    shared.topics().checkpoints(),
                    it,
                    new StatusListener()));
    coordinator =
        plans.map(
            it ->
                RolloutCoordinator.of(
                    config, cluster, shared.topics(), clock, report::coordination, this::end));
  }

  /**
   * Waits for a broker and checks the topics.
   *
   * @return how many partitions the windows topic has
   * @throws StopException when there is no broker, or the topics are not as they must be
   */
  public static int awaitTopics(InferenceConfig config) {
    Cluster cluster = Cluster.of(config.kafka());
    try (Admin admin = new BrokerPatience(config.kafka().startupPatienceMs()).connect(cluster)) {
      return TopicLayout.check(admin, topics(config));
    }
  }

  /**
   * Begins with topics that are as they must be.
   *
   * @param card of the network that answers at the moment
   * @param actors where the people of clips come from; not closed here
   * @param plans makes this process serve what they say, where roll-outs are followed
   */
  public static InferenceStreams start(
      InferenceConfig config,
      int partitions,
      Supplier<NetworkCard> card,
      MicroBatcher<CameraClip, ClipAnswer> batcher,
      ActorSource actors,
      Optional<PlanFollower> plans,
      InstantSource clock,
      Meters meters) {
    Cluster cluster = Cluster.of(config.kafka());
    Topics topics = topics(config);
    Map<String, Object> rereading = StreamsProperties.ofRereading(config, cluster);
    Map<String, Object> backlog = StreamsProperties.ofBacklog(config, cluster);
    Shared shared =
        Shared.of(
            config,
            topics,
            partitions,
            card.get().contract(),
            batcher,
            actors,
            new Rereading(
                topics.windows(),
                () ->
                    new KafkaConsumer<>(
                        rereading, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                Duration.ofMillis(config.streams().transactionTimeoutMs() / 2),
                System::nanoTime),
            new CommittedBacklog(
                topics.windows().name(),
                () ->
                    new KafkaConsumer<>(
                        backlog, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                BACKLOG_PATIENCE),
            clock,
            meters);
    StatusReport report =
        new StatusReport(
            config.instanceId(), card, meters, clock, plans, config.rollout().rehearsalRequired());
    InferenceStreams started = new InferenceStreams(config, cluster, shared, report, plans, clock);
    try {
      started.begin();
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
    return started;
  }

  private static Topics topics(InferenceConfig config) {
    return new Topics(config.kafka().topicPrefix(), config.kafka().schemaRegistry());
  }

  /** Done when partitions are assigned for the first time. */
  public CompletableFuture<Void> ready() {
    return ready.copy();
  }

  /** Done when closed; failed with a {@link StopException} when the service cannot go on. */
  public CompletableFuture<Void> ended() {
    return ended.copy();
  }

  /**
   * Finishes the records in work, commits, and leaves the group, so that others take over at once.
   */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    ready(false);
    try {
      drain();
      coordinator.ifPresent(RolloutCoordinator::close);
      follower.ifPresent(CheckpointFollower::close);
      status.close();
    } finally {
      signs.ended();
      ended.complete(null);
    }
  }

  private void ready(boolean isReady) {
    report.ready(isReady);
    signs.ready(isReady);
  }

  /** Whoever can say how it is doing is alive. */
  private InferenceStatus status() {
    if (!closing.get()) {
      signs.alive();
    }
    return report.next();
  }

  private void drain() {
    boolean drained =
        streams.close(
            CloseOptions.timeout(drain)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    if (!drained) {
      log.warn("The streams did not stop within {} s", drain.toSeconds());
    }
  }

  private void begin() {
    streams.setUncaughtExceptionHandler(this::onDeath);
    streams.setStateListener((now, before) -> onState(now));
    // What the plan in force says serves from the first clip on.
    follower.ifPresent(CheckpointFollower::start);
    streams.start();
    status.start(BROKER_SILENCE, this::end);
    coordinator.ifPresent(RolloutCoordinator::start);
  }

  private void onState(State now) {
    ready(now == State.RUNNING && !closing.get());
    if (now == State.RUNNING) {
      ready.complete(null);
      status.publishSoon();
    }
    if (now == State.ERROR) {
      end(new StopException(ExitCode.DEFECT, "All stream threads have died: see the log."));
    }
  }

  private StreamThreadExceptionResponse onDeath(Throwable thrown) {
    if (closing.get()) {
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    Failure failure = Failure.of(thrown);
    report.error(String.valueOf(failure.stop().getMessage()));
    if (failure.mayPass() && budget.take(System.nanoTime())) {
      log.warn("A stream thread died and is replaced", thrown);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    log.error("A stream thread died, and the service ends with it", thrown);
    end(failure.stop());
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void end(StopException why) {
    ready.completeExceptionally(why);
    ended.completeExceptionally(why);
  }

  /** Whoever reads the status learns at once what serves, or why it does not. */
  private final class StatusListener implements CheckpointFollower.Listener {

    @Override
    public void changed() {
      status.publishSoon();
    }

    @Override
    public void broken(StopException why) {
      end(why);
    }
  }
}
