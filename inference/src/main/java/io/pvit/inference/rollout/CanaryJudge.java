package io.pvit.inference.rollout;

import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.config.InferenceConfig;
import java.util.Locale;

/**
 * Holds a canary's figures against the configured limits.
 *
 * @param limits when a candidate fails
 */
public record CanaryJudge(InferenceConfig.Rollout limits) {

  private static final int CLIPS_TO_TIME = 10;
  private static final double FAR = 2;

  /**
   * Failures count from the first clip on, a time far beyond its limit after a few, all else once
   * there are enough.
   */
  public Verdict judge(CanaryFigures figures) {
    if (figures.failures() > limits.maxFailures()) {
      return new Verdict.Fails(
          "it failed on %d clips, where %d are allowed"
              .formatted(figures.failures(), limits.maxFailures()));
    }
    if (figures.compared() >= CLIPS_TO_TIME && figures.slowdown() > FAR * limits.maxSlowdown()) {
      return tooSlow(figures);
    }
    if (figures.compared() < limits.clipsPerShare()) {
      return new Verdict.Waits(
          "too little evidence: %d of %d clips are compared"
              .formatted(figures.compared(), limits.clipsPerShare()));
    }
    if (figures.slowdown() > limits.maxSlowdown()) {
      return tooSlow(figures);
    }
    if (figures.seenActions() < limits.minActions()) {
      return new Verdict.Waits(
          "too little evidence: %d of %d actions are seen, over %d clips"
              .formatted(figures.seenActions(), limits.minActions(), figures.compared()));
    }
    double rateChange = figures.rateChange();
    if (rateChange > limits.maxRateChange() || rateChange < 1 / limits.maxRateChange()) {
      return new Verdict.Fails(
          words(
              "it sees %.2f times as many actions, where %.2f to %.2f is allowed",
              rateChange, 1 / limits.maxRateChange(), limits.maxRateChange()));
    }
    if (figures.agreement() < limits.minAgreement()) {
      return new Verdict.Fails(
          words(
              "%.0f %% of the actions are seen by both checkpoints, where %.0f %% must be",
              100 * figures.agreement(), 100 * limits.minAgreement()));
    }
    return new Verdict.Holds(
        words(
            "the figures hold over %d clips: %.2f times the time, %.2f times the actions, %.0f %%"
                + " of them seen by both",
            figures.compared(), figures.slowdown(), rateChange, 100 * figures.agreement()));
  }

  private Verdict tooSlow(CanaryFigures figures) {
    return new Verdict.Fails(
        words(
            "it takes %.2f times as long for a clip, where %.2f is allowed",
            figures.slowdown(), limits.maxSlowdown()));
  }

  private static String words(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
