package io.pvit.trainer.run;

import io.pvit.model.torch.Tensor;
import java.util.Map;

/**
 * All that a learner remembers.
 *
 * @param tensors the weights under {@code weights.}, the optimiser's means under {@code adam_m.}
 *     and {@code adam_v.}, the average under {@code ema.}; the next step changes them
 * @param optimizerSteps steps that the optimiser made
 * @param averageUpdates updates of the average
 */
record LearnerState(Map<String, Tensor> tensors, long optimizerSteps, long averageUpdates) {
  LearnerState {
    tensors = Map.copyOf(tensors);
  }
}
