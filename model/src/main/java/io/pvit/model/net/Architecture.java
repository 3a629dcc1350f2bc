package io.pvit.model.net;

import static io.pvit.model.net.Setting.require;
import static io.pvit.model.net.TaskHeadsConfig.Source.PROMPT;

import java.util.List;

/**
 * A PViT: everything that fixes names and shapes of its parameters, but for the number of actions.
 *
 * @param name of the preset, or the user's own
 * @param backbone the MViTv2 underneath
 * @param prompts learnt tokens for tasks
 * @param actorHead whether the network finds people itself
 * @param regionHead whether it scores the actions of people whose boxes are given
 * @param taskHeads heads for tasks, in training only
 */
public record Architecture(
    String name,
    MvitConfig backbone,
    PromptConfig prompts,
    boolean actorHead,
    boolean regionHead,
    TaskHeadsConfig taskHeads) {
  public Architecture {
    require(!name.isBlank(), "name must not be blank");
    int blocks = backbone.blockSetting().size();
    Extent patch = backbone.strideBehind(blocks - 1);
    require(
        !regionHead || patch.h() == patch.w(),
        "regionHead needs patches as high as wide, they have %d x %d pixels"
            .formatted(patch.h(), patch.w()));
    for (int tap : taskHeads.taps()) {
      require(
          tap < blocks,
          "taskHeads.taps must be below the %d blocks, was %d".formatted(blocks, tap));
    }
    require(
        taskHeads.poseMoments() == 0 || actorHead || regionHead,
        "taskHeads.poseMoments must be 0 without a head for people, was "
            + taskHeads.poseMoments());
    if (taskHeads.reads() == PROMPT) {
      require(
          prompts.tasks().containsAll(taskHeads.tasks()),
          "taskHeads.tasks must have prompts to read, %s have not"
              .formatted(
                  taskHeads.tasks().stream()
                      .filter(task -> !prompts.tasks().contains(task))
                      .toList()));
    }
  }

  /** An MViTv2 and nothing else. */
  public static Architecture plain(String name, MvitConfig backbone) {
    return new Architecture(name, backbone, PromptConfig.NONE, false, false, TaskHeadsConfig.NONE);
  }

  /** The part that serves: prompts stay, because the other tokens look at them; task heads go. */
  public Architecture serving() {
    return with(prompts, taskHeads.with(List.of(), taskHeads.reads()).withPoseMoments(0));
  }

  /** The same network, taught the joints of everybody at so many moments. */
  public Architecture withPoseMoments(int moments) {
    return with(prompts, taskHeads.withPoseMoments(moments));
  }

  /** The same network, none of which is left out at random in training. */
  public Architecture withoutDropping() {
    return new Architecture(
        name,
        backbone.withoutDropping(),
        prompts,
        actorHead,
        regionHead,
        taskHeads.withoutDropping());
  }

  /** The same network with other prompts and task heads. */
  public Architecture with(PromptConfig otherPrompts, TaskHeadsConfig otherTaskHeads) {
    return new Architecture(name, backbone, otherPrompts, actorHead, regionHead, otherTaskHeads);
  }

  /**
   * The same network with or without the head for given boxes, which evaluation on AVA needs beside
   * the boxes of a detector; no preset has it.
   */
  public Architecture withRegionHead(boolean present) {
    return new Architecture(name, backbone, prompts, actorHead, present, taskHeads);
  }
}
