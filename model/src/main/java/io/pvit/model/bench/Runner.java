package io.pvit.model.bench;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;

/** A network that can be sent over the course. */
interface Runner {

  /** From clips (B, 3, F, Y, X) to logits (B, classes), which belong to the scope. */
  Tensor logits(TensorScope scope, Tensor clips, boolean differentiable);
}
