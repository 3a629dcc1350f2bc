package io.pvit.inference.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.rollout.RolloutRules;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Without a broker. */
class RolloutCoordinatorTest {

  private final MockConsumer<byte[], byte @Nullable []> election = new MockConsumer<>("earliest");
  private final MockConsumer<byte[], byte @Nullable []> statuses = new MockConsumer<>("earliest");
  private final CompletableFuture<StopException> broken = new CompletableFuture<>();
  private final RolloutCoordinator coordinator =
      new RolloutCoordinator(
          election,
          statuses,
          TestingDriver.TOPICS,
          new RolloutLedger(new Cluster("nowhere:9092", Map.of()), TestingDriver.TOPICS),
          new RolloutRules(
              new InferenceConfig.Rollout("automatic", "none", 50, 5, 100, 20, 0, 1.5, 3, 0.3),
              "i1"),
          InstantSource.system(),
          sentence -> {},
          broken::complete);

  @Test
  void anErrorEndsTheService() throws Exception {
    statuses.updateEndOffsets(
        Map.of(new TopicPartition(TestingDriver.TOPICS.inferenceStatus().name(), 0), 0L));
    election.schedulePollTask(
        () -> {
          throw new NoClassDefFoundError("ai/djl/Absent");
        });
    coordinator.start();

    assertThat(broken.get(60, TimeUnit.SECONDS)).hasMessageContaining("ai/djl/Absent");
    coordinator.close();
  }

  @Test
  void whatWasNeverStartedIsClosed() {
    coordinator.close();

    assertThat(election.closed()).isTrue();
    assertThat(statuses.closed()).isTrue();
  }
}
