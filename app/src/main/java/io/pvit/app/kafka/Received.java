package io.pvit.app.kafka;

import java.util.Optional;

/**
 * A record as an outsider reads it.
 *
 * @param topic full name
 * @param partition of the topic
 * @param offset in the partition
 * @param key empty where there is none
 * @param value bytes as they travelled; empty for a tombstone
 * @param writtenAtMs Kafka's time stamp of the record
 */
public record Received(
    String topic,
    int partition,
    long offset,
    String key,
    Optional<byte[]> value,
    long writtenAtMs) {}
