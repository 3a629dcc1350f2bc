package io.pvit.trainer.run;

import io.pvit.model.loss.Term;
import java.util.Map;

/**
 * How wrong the network was in one step.
 *
 * @param total the weighted sum
 * @param byTerm of those passes that have the term's label, unweighted
 * @param gradientNorm before it was shortened
 */
record StepLosses(double total, Map<Term, Double> byTerm, double gradientNorm) {
  StepLosses {
    byTerm = Map.copyOf(byTerm);
  }

  /** Whether the step can be learnt from at all. */
  boolean isFinite() {
    return Double.isFinite(total) && Double.isFinite(gradientNorm);
  }
}
