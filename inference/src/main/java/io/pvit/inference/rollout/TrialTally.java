package io.pvit.inference.rollout;

import io.pvit.schemas.CanaryFigures;
import java.time.Duration;

/** Counts what a candidate does under one plan. Any thread may count. */
final class TrialTally {

  private CanaryFigures figures = CanaryFigures.NONE;

  synchronized CanaryFigures figures() {
    return figures;
  }

  synchronized void served(int clips) {
    figures = figures.plus(new CanaryFigures(clips, 0, 0, 0, 0, 0, 0, 0));
  }

  synchronized void failed(int clips) {
    figures = figures.plus(new CanaryFigures(0, clips, 0, 0, 0, 0, 0, 0));
  }

  /**
   * @param stable what the stable checkpoint took for the clip
   * @param candidate what the candidate took
   */
  synchronized void compared(
      Duration stable, Duration candidate, AnswerAgreement.Counts agreement) {
    figures =
        figures.plus(
            new CanaryFigures(
                0,
                0,
                1,
                stable.toNanos() / 1e6,
                candidate.toNanos() / 1e6,
                agreement.stable(),
                agreement.candidate(),
                agreement.agreed()));
  }
}
