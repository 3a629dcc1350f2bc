/**
 * Messages to bytes and back, with no Kafka in sight.
 *
 * <p>The Java records are the messages. Each topic value has an Avro schema of the same name under
 * {@code /avro}, and every version of it that was ever written under {@code /avro/history}. A value
 * travels in one of three framings, which a reader tells apart by the first byte: {@code C3} Avro
 * single-object encoding, {@code 00} Confluent framing, anything else plain JSON.
 */
@NullMarked
package io.pvit.schemas.codec;

import org.jspecify.annotations.NullMarked;
