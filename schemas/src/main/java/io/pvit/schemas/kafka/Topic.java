package io.pvit.schemas.kafka;

import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.codec.RecordCodec;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * One topic: its name, what its values are, and how it must be laid out. Any thread may use it.
 *
 * <p>Keys are text in UTF-8. Reading goes through {@link #decode}, so that bad bytes are a case and
 * not an exception in a consumer's poll.
 */
public final class Topic<V> {

  private final String name;
  private final Class<V> valueType;
  private final RecordCodec<V> codec;
  private final TopicShape shape;

  Topic(String name, Class<V> valueType, RecordCodec<V> codec, TopicShape shape) {
    this.name = name;
    this.valueType = valueType;
    this.codec = codec;
    this.shape = shape;
  }

  /** The full name, prefix included. */
  public String name() {
    return name;
  }

  /** The message that travels on it. */
  public Class<V> valueType() {
    return valueType;
  }

  /** What it forgets. */
  public Cleanup cleanup() {
    return shape.cleanup();
  }

  /** How many partitions it has where the streams are split into this many. */
  public int partitions(int streamPartitions) {
    return shape.singlePartition() ? 1 : streamPartitions;
  }

  /** Everything it is created with, by Kafka's configuration keys. */
  public Map<String, String> settings() {
    Map<String, String> all = new TreeMap<>(shape.advised());
    all.putAll(required());
    return all;
  }

  /**
   * The settings that correctness hangs on. A service refuses to start where one is otherwise; the
   * rest of {@link #settings} an operator may tune.
   */
  public Map<String, String> required() {
    Map<String, String> required = new TreeMap<>();
    required.put(TopicConfig.CLEANUP_POLICY_CONFIG, shape.cleanup().policy());
    shape
        .maxMessageBytes()
        .ifPresent(
            bytes -> required.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes)));
    return required;
  }

  /** The value's bytes as they travel. */
  public byte[] encode(V value) {
    return codec.encode(value);
  }

  /** Reads a value of this topic in any of the framings; never throws over the bytes. */
  public Decoded<V> decode(byte[] value) {
    return codec.decode(value);
  }

  /** What its values are, as a media type. */
  public String contentType() {
    return codec.format().contentType();
  }

  /** For producers: a null value is a tombstone and stays one. */
  public Serializer<V> serializer() {
    return (topic, value) -> tombstoneOrBytes(value);
  }

  @SuppressWarnings("NullAway") // Kafka's tombstone is a null array, which its signature hides.
  private byte[] tombstoneOrBytes(@Nullable V value) {
    return value == null ? null : codec.encode(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
