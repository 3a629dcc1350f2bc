package io.pvit.trainer.rounds;

import io.pvit.schemas.config.TrainerConfig;
import java.nio.file.Path;

/** The recipe of one round: the general one in the round's folder, with seeds of its own. */
final class RoundRecipe {

  /** A warm-up takes at most this part of a round. */
  private static final int WARMUP_PART = 10;

  private RoundRecipe() {}

  /** A recipe of so many steps, all in one checkpoint. */
  static TrainerConfig of(TrainerConfig general, int number, Path directory, int steps) {
    TrainerConfig.Optimizer optimizer = general.optimizer();
    return new TrainerConfig(
        new TrainerConfig.Run(
            directory.toString(),
            general.run().seed() + number,
            steps,
            Math.min(steps, general.run().saveEverySteps()),
            steps),
        new TrainerConfig.Network(
            general.network().preset(),
            general.network().method(),
            general.network().regionHead(),
            general.network().poseMoments(),
            general.network().dropping(),
            "",
            0,
            0),
        general.compute(),
        general.batch(),
        new TrainerConfig.Optimizer(
            optimizer.kind(),
            optimizer.peakRate(),
            optimizer.endRate(),
            Math.min(optimizer.warmupSteps(), steps / WARMUP_PART),
            optimizer.weightDecay(),
            optimizer.momentum(),
            optimizer.beta1(),
            optimizer.beta2(),
            optimizer.maxGradientNorm(),
            optimizer.averageDecay()),
        general.losses(),
        general.scenes(),
        general.faults());
  }
}
