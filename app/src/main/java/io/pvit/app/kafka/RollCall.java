package io.pvit.app.kafka;

import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which inference processes live. Whoever says something while one listens does; no clock is asked,
 * neither this machine's nor theirs.
 *
 * @param alive those that spoke, by what they said last, in the order of their ids
 * @param silent those that have a word on the topic and did not speak
 */
public record RollCall(List<InferenceStatus> alive, List<InferenceStatus> silent) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  /** A process says something every three seconds; one that is busy may miss a turn. */
  private static final Duration LISTENS = Duration.ofSeconds(7);

  public RollCall {
    alive = List.copyOf(alive);
    silent = List.copyOf(silent);
  }

  /** Listens until all that are known have spoken, for a few seconds at most. */
  static RollCall of(Cluster cluster, Topic<InferenceStatus> topic) throws InterruptedException {
    Map<String, InferenceStatus> known = new TreeMap<>();
    Set<String> spoke = new HashSet<>();
    try (TopicReader reader =
        new TopicReader(cluster, List.of(topic.name()), TopicReader.Isolation.COMMITTED)) {
      reader.readToTheEnd(PATIENCE, record -> take(record, topic, known));
      long begun = System.nanoTime();
      while (!spoke.containsAll(known.keySet()) && System.nanoTime() - begun < LISTENS.toNanos()) {
        for (Received record : reader.poll(POLL)) {
          take(record, topic, known);
          spoke.add(record.key());
        }
      }
    }
    return new RollCall(
        known.values().stream().filter(it -> spoke.contains(it.instanceId())).toList(),
        known.values().stream().filter(it -> !spoke.contains(it.instanceId())).toList());
  }

  /** Who takes the word back has ended in order. */
  private static void take(
      Received record, Topic<InferenceStatus> topic, Map<String, InferenceStatus> known) {
    if (record.value().isEmpty()) {
      known.remove(record.key());
    } else if (topic.decode(record.value().get()) instanceof Decoded.Ok<InferenceStatus> it) {
      known.put(it.value().instanceId(), it.value());
    }
  }
}
