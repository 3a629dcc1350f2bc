package io.pvit.schemas.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** In which partition a camera lies. */
public final class Partitions {

  private Partitions() {}

  /** As Kafka's own partitioner places the key, so that other people's producers agree. */
  public static int of(String cameraId, int partitionCount) {
    return Utils.toPositive(Utils.murmur2(cameraId.getBytes(StandardCharsets.UTF_8)))
        % partitionCount;
  }
}
