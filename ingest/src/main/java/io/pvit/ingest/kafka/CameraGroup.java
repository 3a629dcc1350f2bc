package io.pvit.ingest.kafka;

import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.config.IngestConfig.Watching;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidSessionTimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ingest process among several: the partitions of the cameras topic that are given to it are
 * the cameras that it watches.
 *
 * <p>Nothing of a partition counts before all of it was read, so that no camera is watched as it
 * was defined once. Offsets are never committed: the topic is a table, and read from its beginning.
 */
public final class CameraGroup implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CameraGroup.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Who watches them; called on the thread of {@link #run}. */
  public interface Cameras {
    /**
     * A camera is defined, or defined otherwise.
     *
     * @param takenOver whether it was defined before this process had it
     */
    void defined(int partition, Camera camera, boolean takenOver);

    /** A camera is not to be watched any more. */
    void removed(String cameraId);

    /** The cameras of these partitions go to another process when this returns. */
    void released(Set<Integer> partitions);

    /** The cameras of these partitions are another process's already. */
    void lost(Set<Integer> partitions);

    /** How those are doing that this process has. */
    List<CameraStatus> statuses();
  }

  /** A partition that is being read for the first time: its newest definitions so far. */
  private record Loading(long end, Map<String, Optional<Camera>> definitions) {}

  private final Consumer<String, byte[]> consumer;
  private final Topic<Camera> topic;
  private final Cameras cameras;
  private final StatusBoard board;
  private final BrokerFault fault;
  private final Map<TopicPartition, Loading> loading = new HashMap<>();
  private volatile boolean stopped;

  /** Connects; joins the group in {@link #run}. */
  public static CameraGroup open(KafkaConfig kafka, Watching watching, Cameras cameras) {
    Cluster cluster = Cluster.of(kafka);
    Topics topics = new Topics(kafka.topicPrefix(), kafka.schemaRegistry());
    return new CameraGroup(
        Clients.member(cluster, kafka.topicPrefix() + "-ingest", watching.sessionTimeoutMs()),
        topics.cameras(),
        cameras,
        new StatusBoard(Clients.plain(cluster), topics.cameraStatus(), System::nanoTime),
        new BrokerFault(cluster.bootstrapServers(), "all"));
  }

  CameraGroup(
      Consumer<String, byte[]> consumer,
      Topic<Camera> topic,
      Cameras cameras,
      StatusBoard board,
      BrokerFault fault) {
    this.consumer = consumer;
    this.topic = topic;
    this.cameras = cameras;
    this.board = board;
    this.fault = fault;
  }

  /**
   * Follows the definitions until {@link #stop}.
   *
   * @param joined called whenever partitions were given to this process, none included
   */
  public void run(Runnable joined) {
    try {
      consumer.subscribe(List.of(topic.name()), new Assignment(joined));
      while (!stopped) {
        consumer.poll(POLL).forEach(this::take);
        finishLoading();
        board.show(cameras::statuses);
      }
    } catch (WakeupException e) {
      LOG.debug("told to stop", e);
    } catch (InvalidSessionTimeoutException e) {
      throw new StopException(
          ExitCode.CONFIGURATION,
          "The broker does not allow watching.sessionTimeoutMs as it is configured; its"
              + " group.min.session.timeout.ms and group.max.session.timeout.ms are the limits.",
          e);
    } catch (KafkaException e) {
      throw fault.meaning(e);
    }
  }

  /** Makes {@link #run} return soon; from any thread. */
  public void stop() {
    stopped = true;
    consumer.wakeup();
  }

  /** Gives all cameras away, in order where that is possible, and leaves the group. */
  @Override
  public void close() {
    try {
      consumer.close();
    } finally {
      board.close();
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    Optional<Camera> definition = Optional.empty();
    if (record.value() != null) {
      Decoded<Camera> decoded = topic.decode(record.value());
      if (decoded instanceof Decoded.Malformed<Camera> it) {
        // Inference writes a dead letter for it; the camera stays as it was.
        LOG.warn("the definition of camera {} is passed over: {}", record.key(), it.reason());
        return;
      }
      definition = Optional.of(((Decoded.Ok<Camera>) decoded).value());
      if (!definition.get().cameraId().equals(record.key())) {
        LOG.warn("a definition under the key {} is of another camera", record.key());
        return;
      }
    }
    Loading partition = loading.get(new TopicPartition(record.topic(), record.partition()));
    if (partition == null) {
      apply(record.partition(), record.key(), definition, false);
    } else {
      partition.definitions().put(record.key(), definition);
    }
  }

  private void finishLoading() {
    loading
        .entrySet()
        .removeIf(
            each -> {
              boolean read = consumer.position(each.getKey()) >= each.getValue().end();
              if (read) {
                each.getValue()
                    .definitions()
                    .forEach(
                        (id, definition) -> apply(each.getKey().partition(), id, definition, true));
              }
              return read;
            });
  }

  private void apply(
      int partition, String cameraId, Optional<Camera> definition, boolean takenOver) {
    if (definition.isPresent()) {
      cameras.defined(partition, definition.get(), takenOver);
    } else if (!takenOver) {
      cameras.removed(cameraId);
      board.remove(cameraId);
    }
  }

  private final class Assignment implements ConsumerRebalanceListener {
    private final Runnable joined;

    Assignment(Runnable joined) {
      this.joined = joined;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.seekToBeginning(partitions);
      consumer
          .endOffsets(partitions)
          .forEach(
              (partition, end) -> loading.put(partition, new Loading(end, new LinkedHashMap<>())));
      LOG.info("partitions {} of the cameras are this process's now", numbers(partitions));
      joined.run();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      loading.keySet().removeAll(partitions);
      cameras.released(numbers(partitions));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      LOG.warn("partitions {} of the cameras are another process's now", numbers(partitions));
      loading.keySet().removeAll(partitions);
      cameras.lost(numbers(partitions));
    }

    private Set<Integer> numbers(Collection<TopicPartition> partitions) {
      return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
  }
}
