package io.pvit.model.net;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many learnt tokens tasks have, and who reads which. */
public enum PromptLayout {
  /** No token: a plain MViTv2. */
  @JsonProperty("none")
  NONE,
  /** One token per task for the whole clip: PViT, equation 2 to the letter. */
  @JsonProperty("per_clip")
  PER_CLIP,
  /**
   * One token per task and frame, a task's token plus a frame's embedding, as SViT has it. A head
   * for the clip reads the mean of its task's tokens, a dense one at each time the mean of those of
   * its frames.
   */
  @JsonProperty("per_frame")
  PER_FRAME,
  /**
   * One prompt as wide as all tasks' together, shared by all. A token has the width of its
   * neighbours, so it travels as one token per task, and every head reads the mean of them all: the
   * heads are as large as with prompts of their own, and only the specialisation is gone.
   */
  @JsonProperty("wide")
  WIDE
}
