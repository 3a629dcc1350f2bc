package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * Learnt tokens, the same for every clip, behind all others: [z_CLS, z_1..z_N, p_1..p_P]; PViT,
 * equation 2. They go through every block with the shared weights, and no attention is masked.
 */
interface Prompts {

  /** How the names of their parameters begin. */
  String PREFIX = "prompts.";

  /** How many tokens they are. */
  int count();

  /** From tokens (B, 1 + N, C) to (B, 1 + N + P, C). */
  Tensor appendTo(Pass pass, Tensor tokens);

  /** Declares the prompts that a configuration asks for. */
  static Prompts of(ParameterList parameters, PromptConfig config, int frames, int channels) {
    int tasks = config.tasks().size();
    return switch (config.layout()) {
      case NONE -> new NoPrompts();
      case PER_CLIP -> new TaskPrompts(parameters, PREFIX + "task", tasks, channels);
      case WIDE -> new TaskPrompts(parameters, PREFIX + "wide", tasks, channels);
      case PER_FRAME -> new FramePrompts(parameters, tasks, frames, channels);
    };
  }
}
