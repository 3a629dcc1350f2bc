package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** What answers for one task, in training only. */
interface TaskHead {
  Tensor forward(Pass pass, Features features, Plan plan);
}
