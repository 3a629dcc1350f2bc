package io.pvit.inference.kafka;

import io.pvit.schemas.kafka.Partitions;
import io.pvit.schemas.kafka.TraceParent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a record came from, which everything written because of it needs.
 *
 * @param key its key; nobody can be kept from writing a record without
 * @param topic where it lies
 * @param partition where it lies
 * @param offset where it lies
 * @param timestampMs its time in Kafka, which the records that follow from it keep
 * @param trace what follows belongs to
 * @param readAtUs when it was read
 */
record Origin(
    @Nullable String key,
    String topic,
    int partition,
    long offset,
    long timestampMs,
    TraceParent trace,
    long readAtUs) {

  /** Why a record with this key may not lie in this partition; empty when it may. */
  Optional<String> misplaced(int streamPartitions) {
    if (key == null) {
      return Optional.of("the record has no key; it must be the camera id");
    }
    int right = Partitions.of(key, streamPartitions);
    return right == partition
        ? Optional.empty()
        : Optional.of(
            "camera %s belongs in partition %d of %d, not %d"
                .formatted(key, right, streamPartitions, partition));
  }
}
