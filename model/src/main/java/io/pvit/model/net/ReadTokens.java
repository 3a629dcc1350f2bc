package io.pvit.model.net;

import static io.pvit.model.net.TaskHeadsConfig.Source.CLASS_TOKEN;

import io.pvit.model.torch.Tensor;

/**
 * The tokens that a task's head reads: some prompts, or the class token.
 *
 * @param isPrompt whether they are prompts
 * @param first the first of them, counted from the first prompt or from the class token
 * @param count how many
 * @param isTimed whether they follow each other in time
 */
record ReadTokens(boolean isPrompt, int first, int count, boolean isTimed) {

  static ReadTokens of(Architecture architecture, Task task) {
    if (architecture.taskHeads().reads() == CLASS_TOKEN) {
      return new ReadTokens(false, 0, 1, false);
    }
    PromptConfig prompts = architecture.prompts();
    int index = prompts.tasks().indexOf(task);
    int frames = architecture.backbone().temporalSize();
    return switch (prompts.layout()) {
      case PER_CLIP -> new ReadTokens(true, index, 1, false);
      case PER_FRAME -> new ReadTokens(true, index * frames, frames, true);
      case WIDE -> new ReadTokens(true, 0, prompts.tasks().size(), false);
      case NONE -> throw new IllegalArgumentException("there is no prompt for " + task);
    };
  }

  /** Their mean: tokens (B, L, C) to (B, C). */
  Tensor ofClip(Pass pass, Features features, Plan plan) {
    Tensor read = averaged(pass, features, plan, 1); // (B, 1, C)
    return pass.call("first_moment", read); // (B, C)
  }

  /** One for each of so many times, or one for all: tokens (B, L, C) to (B, times or 1, C). */
  Tensor ofTimes(Pass pass, Features features, Plan plan, int times) {
    return averaged(pass, features, plan, isTimed ? times : 1);
  }

  private Tensor averaged(Pass pass, Features features, Plan plan, int moments) {
    int start = first + (isPrompt ? 1 + plan.out().product() : 0);
    return pass.call("read_tokens", features.tokens(), start, count, moments);
  }
}
