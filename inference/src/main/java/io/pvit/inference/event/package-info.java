/**
 * From detections to events: a pure step with hysteresis, in which every start gets exactly one
 * end.
 *
 * <p>What an end says depends on the last evidence alone, not on when or why it was noticed to be
 * the last, so folding the step over the committed detections of a camera gives the committed
 * events.
 */
@NullMarked
package io.pvit.inference.event;

import org.jspecify.annotations.NullMarked;
