/**
 * The topics: their names, types, layout and headers, and how a process finds its cluster.
 *
 * <p>What a topic should look like is data ({@link io.pvit.schemas.kafka.Topic}); what differs is
 * computed without a broker ({@link io.pvit.schemas.kafka.Difference}); only {@link
 * io.pvit.schemas.kafka.TopicLayout} and {@link io.pvit.schemas.kafka.BrokerPatience} talk to one.
 */
@NullMarked
package io.pvit.schemas.kafka;

import org.jspecify.annotations.NullMarked;
