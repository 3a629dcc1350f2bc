package io.pvit.inference.kafka;

import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Two sources, two processors that share a store, five sinks.
 *
 * <p>Values are read as raw bytes, so that bad ones reach the processor, which knows what to do
 * with them, and do not stop the task.
 */
final class InferenceTopology {

  private static final String FROM_WINDOWS = "from-windows";
  private static final String FROM_CAMERAS = "from-cameras";
  private static final String WATCH_WINDOWS = "watch-windows";
  private static final String FOLLOW_CAMERAS = "follow-cameras";

  private InferenceTopology() {}

  static Topology of(Shared shared) {
    Topics topics = shared.topics();
    HeldPictures.ByTask held = new HeldPictures.ByTask(shared);
    Topology topology = new Topology();
    source(topology, FROM_WINDOWS, topics.windows());
    source(topology, FROM_CAMERAS, topics.cameras());
    topology.addProcessor(
        WATCH_WINDOWS,
        () -> new WindowProcessor(shared, held, RandomGenerator.getDefault()),
        FROM_WINDOWS);
    topology.addProcessor(
        FOLLOW_CAMERAS,
        () -> new CameraProcessor(shared, held, RandomGenerator.getDefault()),
        FROM_CAMERAS);
    topology.addStateStore(inMemory(Memories.STORE), WATCH_WINDOWS, FOLLOW_CAMERAS);
    topology.addStateStore(inMemory(Definitions.STORE), WATCH_WINDOWS, FOLLOW_CAMERAS);
    sink(topology, Sink.ACTIONS, topics.actions());
    sink(topology, Sink.EVENTS, topics.events());
    sink(topology, Sink.NOW, topics.now());
    sink(topology, Sink.COVERAGE, topics.coverage());
    sink(topology, Sink.DEAD_LETTERS, topics.deadLetters());
    return topology;
  }

  private static void source(Topology topology, String node, Topic<?> topic) {
    topology.addSource(node, new StringDeserializer(), new ByteArrayDeserializer(), topic.name());
  }

  private static void sink(Topology topology, Sink sink, Topic<?> topic) {
    topology.addSink(
        sink.node(),
        topic.name(),
        new StringSerializer(),
        new ByteArraySerializer(),
        WATCH_WINDOWS,
        FOLLOW_CAMERAS);
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> inMemory(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingDisabled();
  }
}
