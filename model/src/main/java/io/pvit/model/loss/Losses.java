package io.pvit.model.loss;

import io.pvit.model.torch.Tensor;
import java.util.Map;

/**
 * The loss of a batch.
 *
 * @param total weighted, a scalar to differentiate; 0 where no clip has a label
 * @param byTerm each term that has a label, unweighted
 */
public record Losses(Tensor total, Map<Term, Double> byTerm) {
  public Losses {
    byTerm = Map.copyOf(byTerm);
  }
}
