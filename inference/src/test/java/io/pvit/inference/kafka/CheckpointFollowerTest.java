package io.pvit.inference.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.rollout.CanaryNetwork;
import io.pvit.inference.rollout.PlanFollower;
import io.pvit.inference.rollout.Preparation;
import io.pvit.inference.store.TestingBucket;
import io.pvit.model.People;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.config.InferenceConfig.CheckpointConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real checkpoints of random weights, and records without a broker. */
class CheckpointFollowerTest {

  private static final TopicPartition PARTITION =
      new TopicPartition(TestingDriver.TOPICS.checkpoints().name(), 0);

  @TempDir private Path scratch;

  private final TestingBucket bucket = new TestingBucket();

  private final MockConsumer<byte[], byte @Nullable []> consumer = new MockConsumer<>("earliest");
  private final Semaphore changes = new Semaphore(0);
  private final CompletableFuture<StopException> broken = new CompletableFuture<>();
  private Checkpoint first;
  private Checkpoint next;
  private CheckpointNetwork serving;
  private CanaryNetwork canary;
  private PlanFollower plans;
  private CheckpointFollower follower;
  private long offset;

  @BeforeEach
  void serve() {
    first = checkpoint("first", 1);
    next = checkpoint("next", 2);
    CheckpointConfig config =
        new CheckpointConfig(first.directory().toString(), "cpu", "float32", 1);
    serving = CheckpointNetwork.open(config);
    canary = new CanaryNetwork(serving, 1, 0, System::nanoTime);
    plans =
        new PlanFollower(
            serving,
            canary,
            new Preparation(
                config,
                People.FOUND,
                1,
                Duration.ofMinutes(1),
                bucket.fetched(scratch.resolve("fetched"), 2)),
            first.directory().toUri().toString(),
            System::nanoTime);
    follower =
        new CheckpointFollower(
            consumer, TestingDriver.TOPICS.checkpoints(), plans, new CountingListener());
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
  }

  @AfterEach
  void close() {
    bucket.close();
    follower.close();
    canary.close();
    serving.close();
  }

  @Test
  void whatThePlanSaysServesWhenTheStartReturns() {
    consumer.updateEndOffsets(Map.of(PARTITION, 2L));
    consumer.schedulePollTask(
        () -> {
          add(announcement());
          add(plan(1, RolloutPhase.PROMOTED, next));
        });

    follower.start();

    assertThat(serving.card().checkpointSha256()).isEqualTo(next.sha256());
    assertThat(plans.epoch()).isEqualTo(1);
  }

  @Test
  void aPlanThatComesLaterIsFollowedAndReported() throws InterruptedException {
    follower.start();
    consumer.schedulePollTask(
        () -> {
          add("no message".getBytes(StandardCharsets.UTF_8));
          add(announcement());
          add(plan(1, RolloutPhase.PROMOTED, next));
        });

    assertThat(changes.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    assertThat(serving.card().checkpointSha256()).isEqualTo(next.sha256());
  }

  @Test
  void ofPlansThatComeTogetherTheNewestIsFollowed() throws InterruptedException {
    follower.start();
    consumer.schedulePollTask(
        () -> {
          add(announcement());
          add(plan(2, RolloutPhase.PINNED, first));
          add(plan(1, RolloutPhase.PROMOTED, next));
        });

    assertThat(changes.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    assertThat(plans.epoch()).isEqualTo(2);
    assertThat(serving.card().checkpointSha256()).isEqualTo(first.sha256());
  }

  @Test
  void aBrokerThatRefusesEndsTheService() throws Exception {
    follower.start();
    consumer.setPollException(new KafkaException("not allowed"));

    assertThat(broken.get(60, TimeUnit.SECONDS)).hasMessageContaining("not allowed");
  }

  @Test
  void aTopicThatMayNotBeReadIsSaidAtTheStart() {
    consumer.updateEndOffsets(Map.of(PARTITION, 1L));
    consumer.setPollException(new TopicAuthorizationException("not authorized: pvit.checkpoints"));

    assertThatThrownBy(follower::start)
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.BROKER_REFUSED))
        .hasMessageContaining("pvit.checkpoints");
  }

  @Test
  void whatWasNeverStartedIsClosed() {
    follower.close();

    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void anErrorEndsTheServiceToo() throws Exception {
    follower.start();
    consumer.schedulePollTask(
        () -> {
          throw new NoClassDefFoundError("ai/djl/Absent");
        });

    assertThat(broken.get(60, TimeUnit.SECONDS)).hasMessageContaining("ai/djl/Absent");
  }

  private void add(CheckpointMessage message) {
    add(TestingDriver.TOPICS.checkpoints().encode(message));
  }

  private void add(byte[] value) {
    consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset++, new byte[0], value));
  }

  private CheckpointAnnouncement announcement() {
    return new CheckpointAnnouncement(
        next.sha256(), next.directory().toUri().toString(), 1, "micro", "ava-v2.2", Map.of(), 0);
  }

  private static RolloutPlan plan(long epoch, RolloutPhase phase, Checkpoint stable) {
    return new RolloutPlan(
        epoch,
        stable.sha256(),
        Optional.empty(),
        0,
        "",
        "because",
        "eve",
        1,
        phase,
        0,
        Optional.empty(),
        Optional.empty());
  }

  private Checkpoint checkpoint(String name, long seed) {
    return Checkpoint.init(
        scratch.resolve(name),
        Preset.named("micro"),
        seed,
        Path.of("..", "config", "labels", "ava-v2.2.csv"));
  }

  private final class CountingListener implements CheckpointFollower.Listener {

    @Override
    public void changed() {
      changes.release();
    }

    @Override
    public void broken(StopException why) {
      broken.complete(why);
    }
  }
}
