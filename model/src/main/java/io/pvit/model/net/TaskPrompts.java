package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * One learnt token per task, the same for every clip, behind all others: [z_CLS, z_1..z_N,
 * p_1..p_P].
 */
final class TaskPrompts {

  private final String prompts;

  TaskPrompts(ParameterList parameters, int count, int channels) {
    prompts = parameters.declare("prompts.task", Init.SMALL, count, channels);
  }

  Tensor forward(Pass pass, Tensor tokens) {
    return pass.call(
        "append_prompts", tokens, pass.weight(prompts)); // (B, 1 + N, C) to (B, 1 + N + P, C)
  }
}
