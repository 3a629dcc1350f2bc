package io.pvit.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {

  @Test
  void areWhereKafkasOwnPartitionerPutsTheKey() {
    IntStream.range(0, 1_000)
        .mapToObj(i -> "camera-" + i)
        .forEach(
            camera ->
                assertThat(Partitions.of(camera, 48))
                    .isEqualTo(
                        BuiltInPartitioner.partitionForKey(
                            camera.getBytes(StandardCharsets.UTF_8), 48)));
  }

  /** Worked out by a second implementation of murmur2; a change would move cameras. */
  @ParameterizedTest
  @CsvSource({"door-1,8,0", "door-2,8,1", "yard,48,35", "Hof.3_b,8,4", "door-2,1,0"})
  void neverChangeForACamera(String camera, int count, int partition) {
    assertThat(Partitions.of(camera, count)).isEqualTo(partition);
  }
}
