package io.pvit.trainer.run;

import io.pvit.schemas.config.TrainerConfig;

/**
 * What is taught about people beside finding them.
 *
 * @param region whether to score people whose boxes are given
 * @param poseMoments moments at which everybody's joints are told, in training only; 0 for none
 */
public record PeopleHeads(boolean region, int poseMoments) {

  /** Those that a configuration asks for. */
  public static PeopleHeads of(TrainerConfig.Network config) {
    return new PeopleHeads(config.regionHead(), config.poseMoments());
  }
}
