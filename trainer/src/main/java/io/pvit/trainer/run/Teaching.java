package io.pvit.trainer.run;

import io.pvit.schemas.config.TrainerConfig;

/**
 * How a run teaches, beside its method.
 *
 * @param regionHead whether to score people whose boxes are given
 * @param poseMoments moments at which everybody's joints are told, in training only; 0 for none
 */
public record Teaching(boolean regionHead, int poseMoments) {

  /** As a configuration asks for. */
  public static Teaching of(TrainerConfig.Network config) {
    return new Teaching(config.regionHead(), config.poseMoments());
  }
}
