package io.pvit.inference.kafka;

import io.pvit.inference.Meters;
import io.pvit.inference.batch.MicroBatcher;
import io.pvit.inference.network.NetworkCard;
import io.pvit.model.ActorPrediction;
import io.pvit.model.Clip;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.BrokerPatience;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.TopicLayout;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private static final Duration DRAIN = Duration.ofSeconds(15);
  private static final Duration BROKER_SILENCE = Duration.ofSeconds(60);
  private static final int REPLACEMENTS = 5;
  private static final Duration REPLACEMENTS_WITHIN = Duration.ofMinutes(2);
  private static final int ERRORS_KEPT = 5;

  private final KafkaStreams streams;
  private final StatusPublisher status;
  private final ReplacementBudget budget =
      new ReplacementBudget(REPLACEMENTS, REPLACEMENTS_WITHIN);
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> running = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final AtomicBoolean closing = new AtomicBoolean();

  private InferenceStreams(
      InferenceConfig config, Cluster cluster, Shared shared, NetworkCard card) {
    streams =
        new KafkaStreams(InferenceTopology.of(shared), StreamsProperties.of(config, cluster));
    status =
        new StatusPublisher(
            cluster, shared.topics().inferenceStatus(), new StatusReport(config, card, shared));
  }
}
