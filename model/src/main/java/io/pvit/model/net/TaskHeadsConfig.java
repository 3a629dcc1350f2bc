package io.pvit.model.net;

import static io.pvit.model.net.Setting.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The heads that exist in training only, and their sizes.
 *
 * <p>Sizes stay when the tasks are taken away for serving, so that a card tells how the prompts
 * were taught. The paper fixes the taps and the shape of the heads (supplement, C); widths, dropout
 * and the number of boxes are chosen to fit its budget of 6.8 M parameters.
 *
 * @param tasks that have a head
 * @param reads what the heads read
 * @param taps blocks whose output the dense heads see, the first being 0, finest grid first
 * @param tapChannels width of each tap after up-sampling
 * @param hiddenChannels width inside the dense heads' perceptron
 * @param dropout of up-sampled taps, in training
 * @param segmentationClasses outputs of the segmentation head
 * @param boxSlots outputs of the box head
 * @param poseMoments moments of the clip at which the heads for people tell everybody's joints; 0
 *     for none
 */
public record TaskHeadsConfig(
    List<Task> tasks,
    Source reads,
    List<Integer> taps,
    int tapChannels,
    int hiddenChannels,
    double dropout,
    int segmentationClasses,
    int boxSlots,
    int poseMoments) {

  /** What a task head reads beside the taps. */
  public enum Source {
    /** The output of its task's prompt. */
    @JsonProperty("prompt")
    PROMPT,
    /** The class token: the paper's MT model. */
    @JsonProperty("class_token")
    CLASS_TOKEN
  }

  /** No head; for networks that are never taught tasks. */
  public static final TaskHeadsConfig NONE =
      new TaskHeadsConfig(List.of(), Source.PROMPT, List.of(), 1, 1, 0, 1, 1, 0);

  public TaskHeadsConfig {
    tasks = PromptConfig.inOrder("taskHeads.tasks", tasks);
    taps = List.copyOf(taps);
    requireAscending(taps);
    require(
        !taps.isEmpty() || tasks.stream().noneMatch(Task::isDense),
        "taskHeads.taps must not be empty for dense tasks");
    require(tapChannels >= 1, "taskHeads.tapChannels must be >= 1, was " + tapChannels);
    require(hiddenChannels >= 1, "taskHeads.hiddenChannels must be >= 1, was " + hiddenChannels);
    require(dropout >= 0 && dropout < 1, "taskHeads.dropout must be within 0..1, was " + dropout);
    require(
        segmentationClasses >= 1,
        "taskHeads.segmentationClasses must be >= 1, was " + segmentationClasses);
    require(boxSlots >= 1, "taskHeads.boxSlots must be >= 1, was " + boxSlots);
    require(poseMoments >= 0, "taskHeads.poseMoments must be >= 0, was " + poseMoments);
  }

  /** The same sizes for other tasks, which read from there. */
  public TaskHeadsConfig with(List<Task> others, Source source) {
    return new TaskHeadsConfig(
        others,
        source,
        taps,
        tapChannels,
        hiddenChannels,
        dropout,
        segmentationClasses,
        boxSlots,
        poseMoments);
  }

  /** The same, nothing of which is left out at random. */
  public TaskHeadsConfig withoutDropping() {
    return new TaskHeadsConfig(
        tasks,
        reads,
        taps,
        tapChannels,
        hiddenChannels,
        0,
        segmentationClasses,
        boxSlots,
        poseMoments);
  }

  /** The same with joints of everybody at so many moments. */
  public TaskHeadsConfig withPoseMoments(int moments) {
    return new TaskHeadsConfig(
        tasks,
        reads,
        taps,
        tapChannels,
        hiddenChannels,
        dropout,
        segmentationClasses,
        boxSlots,
        moments);
  }

  /** The same for scenes with so many classes and boxes. */
  public TaskHeadsConfig sized(int classes, int slots) {
    return new TaskHeadsConfig(
        tasks, reads, taps, tapChannels, hiddenChannels, dropout, classes, slots, poseMoments);
  }

  private static void requireAscending(List<Integer> taps) {
    int before = -1;
    for (int tap : taps) {
      require(tap > before, "taskHeads.taps must ascend from 0, was " + taps);
      before = tap;
    }
  }
}
