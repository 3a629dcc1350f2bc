package io.pvit.trainer.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many windows were written that inference has not worked off. One thread's. */
public final class InferenceLag implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(InferenceLag.class);
  private static final int PATIENCE_S = 10;

  private final Admin admin;
  private final String group;
  private final String topic;

  InferenceLag(Admin admin, String group, String topic) {
    this.admin = admin;
    this.group = group;
    this.topic = topic;
  }

  /**
   * Windows behind, over all partitions that inference has ever read; markers between transactions
   * are among them. Nothing where there is no such inference, or nobody knows.
   */
  public long windows() {
    try {
      Map<TopicPartition, @Nullable OffsetAndMetadata> done =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(PATIENCE_S, TimeUnit.SECONDS);
      Map<TopicPartition, Long> read = new HashMap<>();
      done.forEach(
          (place, next) -> {
            if (place.topic().equals(topic) && next != null) {
              read.put(place, next.offset());
            }
          });
      return behind(read);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (ExecutionException | TimeoutException e) {
      log.warn("The broker does not say how far inference is: {}", e.toString());
      return 0;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  private long behind(Map<TopicPartition, Long> read)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    read.keySet().forEach(place -> wanted.put(place, OffsetSpec.latest()));
    long behind = 0;
    for (var end : admin.listOffsets(wanted).all().get(PATIENCE_S, TimeUnit.SECONDS).entrySet()) {
      // The marker that ends the last transaction is never read by anybody.
      behind += Math.max(0, end.getValue().offset() - read.getOrDefault(end.getKey(), 0L) - 1);
    }
    return behind;
  }
}
