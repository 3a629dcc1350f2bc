/**
 * What becomes of clips when there are more than can be watched: which are left out, and how far
 * each camera is behind. Knows of no Kafka.
 */
@NullMarked
package io.pvit.inference.load;

import org.jspecify.annotations.NullMarked;
