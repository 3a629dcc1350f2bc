package io.pvit.model.net;

/**
 * A PViT: everything that fixes names and shapes of its parameters, but for the number of actions.
 *
 * @param name of the preset, or the user's own
 * @param backbone the MViTv2 underneath
 * @param prompts task prompts; 0 for a plain MViTv2
 * @param actorHead whether the network finds people itself
 */
public record Architecture(String name, MvitConfig backbone, int prompts, boolean actorHead) {
  public Architecture {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    if (prompts < 0) {
      throw new IllegalArgumentException("prompts must be >= 0, was " + prompts);
    }
  }
}
