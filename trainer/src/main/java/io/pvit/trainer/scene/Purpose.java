package io.pvit.trainer.scene;

import java.util.Locale;

/** What clips are for. */
public enum Purpose {
  TRAINING,
  EVALUATION,
  DEMO;

  public ClipSeed seed(long number) {
    return switch (this) {
      case TRAINING -> new ClipSeed.Training(number);
      case EVALUATION -> new ClipSeed.Evaluation(number);
      case DEMO -> new ClipSeed.Demo(number);
    };
  }

  /** As files and directories spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
