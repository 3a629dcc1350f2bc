/**
 * The edge to Kafka: a Streams topology that reads windows and camera definitions and writes what
 * was seen, each exactly once.
 *
 * <p>The windows themselves are never written a second time. What survives a restart is where the
 * last windows of a camera lie ({@code CameraMemory}, in a changelogged store); their pictures are
 * only in memory and are read again from exactly those offsets when a partition comes over.
 */
@NullMarked
package io.pvit.inference.kafka;

import org.jspecify.annotations.NullMarked;
