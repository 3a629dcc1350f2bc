package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/** One learnt token each, for the whole clip. */
final class TaskPrompts implements Prompts {

  private final String prompts;
  private final int count;

  TaskPrompts(ParameterList parameters, String name, int count, int channels) {
    prompts = parameters.declare(name, Init.SMALL, count, channels);
    this.count = count;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Tensor appendTo(Pass pass, Tensor tokens) {
    return pass.call(
        "append_prompts", tokens, pass.weight(prompts)); // (B, 1 + N, C) to (B, 1 + N + P, C)
  }
}
