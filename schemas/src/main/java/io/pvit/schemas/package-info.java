/**
 * The messages: every record that travels on a topic, each refusing values that cannot be.
 *
 * <p>Conventions that hold for all of them: times are microseconds since 1970 in UTC and end in
 * {@code Us}; coordinates are shares of the frame, 0 to 1, x to the right and y down; scores are 0
 * to 1; action ids are AVA v2.2's (1 to 80). An identifier is a function of what was seen, never of
 * a score or of a clock, so that a reader may drop repeats.
 */
@NullMarked
package io.pvit.schemas;

import org.jspecify.annotations.NullMarked;
