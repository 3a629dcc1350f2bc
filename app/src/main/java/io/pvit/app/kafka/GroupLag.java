package io.pvit.app.kafka;

import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far a consumer group is behind what was written to a topic. Any thread may ask. */
public final class GroupLag implements AutoCloseable {

  private static final int PATIENCE_S = 20;

  /** A broker that is gone is not waited for. */
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final Admin admin;
  private final String group;
  private final Map<TopicPartition, OffsetSpec> ends = new HashMap<>();

  public GroupLag(Cluster cluster, String group, String topic, int partitions) {
    this.admin = Admin.create(cluster.properties());
    this.group = group;
    for (int i = 0; i < partitions; i++) {
      ends.put(new TopicPartition(topic, i), OffsetSpec.latest());
    }
  }

  /**
   * Records that the group has not committed, transaction markers between them included.
   *
   * <p>The marker that ends a partition's last transaction is never read by anybody, so it is not
   * counted: 0 means that all is done.
   */
  public long records() {
    Map<Integer, Long> done = committed();
    long behind = 0;
    for (Map.Entry<Integer, Long> each : written().entrySet()) {
      long left = each.getValue() - done.getOrDefault(each.getKey(), 0L);
      behind += Math.max(0, left - 1);
    }
    return behind;
  }

  /** By partition, the offset that the next record gets. */
  public Map<Integer, Long> written() {
    Map<Integer, Long> written = new HashMap<>();
    ask(admin.listOffsets(ends).all())
        .forEach((partition, end) -> written.put(partition.partition(), end.offset()));
    return written;
  }

  /** By partition, the offset that the group reads next; absent where it committed nothing. */
  public Map<Integer, Long> committed() {
    Map<TopicPartition, @Nullable OffsetAndMetadata> offsets =
        ask(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<Integer, Long> committed = new HashMap<>();
    for (TopicPartition partition : ends.keySet()) {
      OffsetAndMetadata next = offsets.get(partition);
      if (next != null) {
        committed.put(partition.partition(), next.offset());
      }
    }
    return committed;
  }

  @Override
  public void close() {
    admin.close(CLOSE_PATIENCE);
  }

  private static <T> T ask(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StopException(ExitCode.INTERRUPTED, "Interrupted while asking the broker.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StopException(
          ExitCode.DEPENDENCY_LOST, "The broker does not say how far its readers are.", e);
    }
  }
}
