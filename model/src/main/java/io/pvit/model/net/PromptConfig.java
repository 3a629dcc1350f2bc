package io.pvit.model.net;

import java.util.EnumSet;
import java.util.List;

/**
 * The learnt tokens behind the patches.
 *
 * @param layout how many, and who reads which
 * @param tasks for whom; none exactly when the layout is {@code none}
 */
public record PromptConfig(PromptLayout layout, List<Task> tasks) {

  /** A plain MViTv2's. */
  public static final PromptConfig NONE = new PromptConfig(PromptLayout.NONE, List.of());

  public PromptConfig {
    tasks = inOrder("prompts.tasks", tasks);
    if ((layout == PromptLayout.NONE) != tasks.isEmpty()) {
      throw new IllegalArgumentException(
          "prompts.tasks must be empty when prompts.layout is none, and only then");
    }
  }

  /** The layout over these tasks, or over none. */
  public static PromptConfig of(PromptLayout layout, List<Task> tasks) {
    return layout == PromptLayout.NONE ? NONE : new PromptConfig(layout, tasks);
  }

  /** Tokens in the sequence of a network that is made for so many frames. */
  int tokens(int frames) {
    return layout == PromptLayout.PER_FRAME ? tasks.size() * frames : tasks.size();
  }

  static List<Task> inOrder(String key, List<Task> tasks) {
    EnumSet<Task> distinct = EnumSet.noneOf(Task.class);
    distinct.addAll(tasks);
    if (!List.copyOf(distinct).equals(tasks)) {
      throw new IllegalArgumentException(
          key + " must be distinct and in the order of " + Task.ALL + ", was " + tasks);
    }
    return List.copyOf(tasks);
  }
}
