/**
 * Everything of the command that speaks Kafka: the broker of one machine, in this JVM or in a child
 * JVM, and the readers and administrators that the commands use.
 */
@NullMarked
package io.pvit.app.kafka;

import org.jspecify.annotations.NullMarked;
