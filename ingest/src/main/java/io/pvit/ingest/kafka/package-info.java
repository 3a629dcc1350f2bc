/**
 * Windows onto Kafka: one transactional producer per camera, so that of two processes that claim a
 * camera only the later one can write.
 *
 * <p>{@link io.pvit.ingest.kafka.WindowPublisher} is the way in.
 */
@NullMarked
package io.pvit.ingest.kafka;

import org.jspecify.annotations.NullMarked;
