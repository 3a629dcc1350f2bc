package io.pvit.inference.kafka;

import io.pvit.inference.Meters;
import io.pvit.inference.actor.ActorSource;
import io.pvit.inference.batch.BatchPolicy;
import io.pvit.inference.batch.MicroBatcher;
import io.pvit.inference.network.ActionNetwork;
import io.pvit.inference.network.CameraClip;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.schemas.config.Configuration;
import io.pvit.schemas.config.InferenceConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The parts that processors share, by the shipped configuration, with a network of one's own. */
final class TestingShared implements AutoCloseable {

  private final InferenceConfig config;
  private final MicroBatcher<CameraClip, ClipAnswer> batcher;
  private final TestingBacklog backlog = new TestingBacklog();
  private final Shared parts;

  TestingShared(
      Path stateDirectory,
      ActionNetwork network,
      int streamPartitions,
      Supplier<Consumer<byte[], byte[]>> rereading) {
    this(
        stateDirectory,
        network,
        ActorSource.network(),
        streamPartitions,
        rereading,
        InstantSource.fixed(TestingDriver.NOW));
  }

  TestingShared(
      Path stateDirectory,
      ActionNetwork network,
      ActorSource actors,
      int streamPartitions,
      Supplier<Consumer<byte[], byte[]>> rereading,
      InstantSource clock) {
    Meters meters = new Meters();
    config =
        Configuration.load(
            InferenceConfig.class,
            Path.of("..", "config", "inference.yaml"),
            Map.of("stateDirectory", stateDirectory.toString()),
            Map.of());
    BatchPolicy policy = new BatchPolicy(4, Duration.ZERO, Duration.ofSeconds(30));
    batcher =
        new MicroBatcher<>(
            "network",
            clips -> network.watch(clips.stream().map(CameraClip::clip).toList()),
            policy,
            System::nanoTime);
    parts =
        Shared.of(
            config,
            TestingDriver.TOPICS,
            streamPartitions,
            network.card().contract(),
            batcher,
            actors,
            new Rereading(
                TestingDriver.TOPICS.windows(),
                rereading,
                Duration.ofSeconds(30),
                System::nanoTime),
            backlog,
            clock,
            meters);
  }

  InferenceConfig config() {
    return config;
  }

  TestingBacklog backlog() {
    return backlog;
  }

  Shared parts() {
    return parts;
  }

  @Override
  public void close() {
    batcher.close();
  }
}
