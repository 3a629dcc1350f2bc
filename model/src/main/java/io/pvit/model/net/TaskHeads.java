package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The heads of all tasks that an architecture teaches. */
final class TaskHeads {

  private static final int AXES = 3;

  private final Map<Task, TaskHead> heads = new EnumMap<>(Task.class);
  private final Set<Integer> taps;

  TaskHeads(ParameterList parameters, Architecture architecture) {
    TaskHeadsConfig config = architecture.taskHeads();
    for (Task task : config.tasks()) {
      heads.put(task, head(parameters, architecture, task));
    }
    taps = heads.keySet().stream().anyMatch(Task::isDense) ? Set.copyOf(config.taps()) : Set.of();
  }

  private static TaskHead head(ParameterList parameters, Architecture architecture, Task task) {
    String name = "tasks." + task.text();
    ReadTokens read = ReadTokens.of(architecture, task);
    TaskHeadsConfig config = architecture.taskHeads();
    int channels = architecture.backbone().outputChannels();
    return switch (task) {
      case DEPTH -> new DenseHead(parameters, name, architecture, read, 1);
      case NORMALS -> new DenseHead(parameters, name, architecture, read, AXES);
      case SEGMENTATION ->
          new DenseHead(parameters, name, architecture, read, config.segmentationClasses());
      case POSE -> new PoseHead(parameters, name, read, channels);
      case BOXES -> new BoxHead(parameters, name, read, channels, config.boxSlots());
    };
  }

  /** The blocks whose outputs they need. */
  Set<Integer> taps() {
    return taps;
  }

  Set<Task> tasks() {
    return Set.copyOf(heads.keySet());
  }

  Tensor forward(Pass pass, Task task, Features features, Plan plan) {
    TaskHead head = heads.get(task);
    if (head == null) {
      throw new IllegalStateException("this network has no head for " + task.text());
    }
    return head.forward(pass, features, plan);
  }
}
