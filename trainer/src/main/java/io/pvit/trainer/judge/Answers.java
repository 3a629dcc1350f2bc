package io.pvit.trainer.judge;

import io.pvit.model.ActorPrediction;
import io.pvit.model.net.Task;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that a network says about a clip.
 *
 * @param people every place that may hold somebody, surest first, with the scores of all actions
 * @param regions of each person whose box was given, the scores 0..1 of all outputs; empty without
 *     such a head
 * @param tasks what the heads of tasks answer, of those that there are
 */
public record Answers(
    List<ActorPrediction> people, List<FloatBuffer> regions, Map<Task, FloatBuffer> tasks) {
  public Answers {
    people = List.copyOf(people);
    regions = regions.stream().map(FloatBuffer::asReadOnlyBuffer).toList();
    Map<Task, FloatBuffer> copy = new EnumMap<>(Task.class);
    tasks.forEach((task, answer) -> copy.put(task, answer.asReadOnlyBuffer()));
    tasks = Map.copyOf(copy);
  }
}
