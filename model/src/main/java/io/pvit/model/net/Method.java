package io.pvit.model.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pvit.model.net.TaskHeadsConfig.Source;
import java.util.List;

/**
 * One of the models that the paper compares (4.3 and table 4a), as a change of any architecture.
 *
 * @param description what sets it apart
 * @param prompts their layout; there is one for every task, taught or not
 * @param syntheticClips whether it learns from synthetic scenes at all
 * @param taskHeads tasks that are taught
 * @param taskHeadsRead what their heads read
 * @param trains which parameters learn
 */
public record Method(
    String description,
    PromptLayout prompts,
    boolean syntheticClips,
    List<Task> taskHeads,
    Source taskHeadsRead,
    Trains trains) {

  /** Which parameters learn. */
  public enum Trains {
    /** All of them. */
    @JsonProperty("everything")
    EVERYTHING,
    /** All but the MViTv2 itself, its last norm included. */
    @JsonProperty("prompts_and_heads")
    PROMPTS_AND_HEADS
  }

  /** The names that {@link #named} knows, in the order of the paper's table. */
  public static final List<String> NAMES =
      List.of("mvit", "mt", "op", "np", "vpt", "vpt-synthetic", "pvit");

  public Method {
    taskHeads = PromptConfig.inOrder("taskHeads", taskHeads);
    if (!syntheticClips && !taskHeads.isEmpty()) {
      throw new IllegalArgumentException(
          "syntheticClips must be true: only they teach the taskHeads " + taskHeads);
    }
  }

  /**
   * The method of that name, from {@code config/method}.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static Method named(String name) {
    return Packaged.named(Method.class, "method", NAMES, name);
  }

  /** The architecture that learns; its {@link Architecture#serving} part is what serves. */
  public Architecture applyTo(Architecture architecture) {
    return architecture.with(
        PromptConfig.of(prompts, Task.ALL),
        architecture.taskHeads().with(taskHeads, taskHeadsRead));
  }

  /** The names of the parameters that learn, in the network's order. */
  public List<String> trained(PvitNetwork network) {
    List<String> frozen =
        trains == Trains.EVERYTHING
            ? List.of()
            : network.backboneParameters().stream().map(ParameterSpec::name).toList();
    return network.parameters().stream()
        .map(ParameterSpec::name)
        .filter(name -> !frozen.contains(name))
        .toList();
  }
}
