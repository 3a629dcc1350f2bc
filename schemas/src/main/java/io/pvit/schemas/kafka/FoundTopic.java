package io.pvit.schemas.kafka;

import java.util.Map;

/**
 * A topic as the cluster has it.
 *
 * @param partitions how many
 * @param settings all its effective settings, by Kafka's configuration keys
 */
public record FoundTopic(int partitions, Map<String, String> settings) {
  public FoundTopic {
    settings = Map.copyOf(settings);
  }
}
