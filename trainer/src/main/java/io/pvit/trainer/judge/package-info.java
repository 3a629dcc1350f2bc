/**
 * How good a checkpoint is: the published measures, in plain Java and in float64, and the reports
 * that say what it reached on which clips.
 *
 * <p>Boxes are in shares of the source picture. A measure that nothing was given for is absent, or
 * not a number where the type has no absence; it is never 0.
 */
@NullMarked
package io.pvit.trainer.judge;

import org.jspecify.annotations.NullMarked;
