/**
 * Learning: {@link io.pvit.trainer.run.TrainingRun} is the loop, {@link
 * io.pvit.trainer.run.Learner} one step of it, {@link io.pvit.trainer.run.RunDirectory} what
 * survives it.
 *
 * <p>A step is a function of the saved state and its own number: which samples, what is dropped and
 * how fast weights move all follow from it. So a run that was killed goes on as if it had not been.
 */
@NullMarked
package io.pvit.trainer.run;

import org.jspecify.annotations.NullMarked;
