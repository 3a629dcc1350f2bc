/**
 * Continuous fine-tuning: {@link io.pvit.trainer.rounds.Rounds} is the loop, {@link
 * io.pvit.trainer.rounds.TrainerService} what runs it beside the intake of labels.
 */
@NullMarked
package io.pvit.trainer.rounds;

import org.jspecify.annotations.NullMarked;
