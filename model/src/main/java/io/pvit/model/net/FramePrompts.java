package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * For each task a token per frame: the task's vector plus the frame's, a task's frames side by side
 * (after SViT, whose frames are the pictures of the clip, not the slices of the grid). As many as
 * the network is made for, however long the clip.
 */
final class FramePrompts implements Prompts {

  private final String prompts;
  private final String times;
  private final int count;

  FramePrompts(ParameterList parameters, int tasks, int frames, int channels) {
    prompts = parameters.declare(PREFIX + "task", Init.SMALL, tasks, channels);
    times = parameters.declare(PREFIX + "frame", Init.SMALL, frames, channels);
    count = tasks * frames;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public Tensor appendTo(Pass pass, Tensor tokens) {
    return pass.call(
        "append_frame_prompts",
        tokens,
        pass.weight(prompts),
        pass.weight(times)); // (B, 1 + N, C) to (B, 1 + N + P F, C)
  }
}
