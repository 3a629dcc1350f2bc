package io.pvit.model;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What serving in bfloat16 changes in answers about people, at most.
 *
 * @param people that float32 sees
 * @param presence difference of the score that this is a person; of somebody whom only float32
 *     sees, the distance of the score from the least that bfloat16 sees
 * @param box difference of an edge, in shares of the picture
 * @param action difference of an action's score
 */
record PrecisionEffect(int people, double presence, double box, double action) {

  /** Prints the effect on a preset's first weights. */
  public static void main(String[] presets) throws IOException {
    for (String preset : presets) {
      Path directory = Files.createTempDirectory("precision");
      System.out.println(
          preset + " " + of(Preset.named(preset), directory, PvitTest.labels(directory)));
    }
  }

  /** Of untrained weights, over eight clips. */
  static PrecisionEffect of(Preset preset, Path directory, Path labels) {
    Checkpoint checkpoint = Checkpoint.init(directory.resolve("checkpoint"), preset, 7, labels);
    List<Clip> clips =
        IntStream.range(0, 8)
            .mapToObj(seed -> PvitTest.clip(checkpoint.card().inputContract(), seed))
            .toList();
    try (Pvit full = Pvit.load(checkpoint, Precision.FLOAT32, 2);
        Pvit mixed = Pvit.load(checkpoint, Precision.BFLOAT16, 2)) {
      return IntStream.range(0, clips.size())
          .mapToObj(i -> clips.subList(i, i + 1))
          .map(clip -> between(full.watch(clip).get(0), mixed.watch(clip).get(0)))
          .reduce(PrecisionEffect::worst)
          .orElseThrow();
    }
  }

  /** Each cell of the picture speaks of one person, so the nearest box is the same cell's. */
  private static PrecisionEffect between(List<ActorPrediction> full, List<ActorPrediction> mixed) {
    double least = mixed.get(mixed.size() - 1).score();
    return full.stream()
        .map(
            person ->
                mixed.stream()
                    .min(Comparator.comparingDouble(other -> edges(person, other)))
                    .filter(other -> edges(person, other) < 0.05)
                    .map(other -> between(person, other))
                    .orElse(new PrecisionEffect(1, Math.abs(person.score() - least), 0, 0)))
        .reduce(PrecisionEffect::worst)
        .orElse(new PrecisionEffect(0, 0, 0, 0));
  }

  private static PrecisionEffect between(ActorPrediction full, ActorPrediction mixed) {
    double action =
        full.actions().stream()
            .flatMapToDouble(
                each ->
                    mixed.actions().stream()
                        .filter(other -> other.actionId() == each.actionId())
                        .mapToDouble(other -> Math.abs(other.score() - each.score())))
            .max()
            .orElse(0);
    return new PrecisionEffect(
        1, Math.abs(full.score() - mixed.score()), edges(full, mixed), action);
  }

  private static double edges(ActorPrediction a, ActorPrediction b) {
    List<ToDoubleFunction<ActorPrediction>> edges =
        List.of(ActorPrediction::x1, ActorPrediction::y1, ActorPrediction::x2, ActorPrediction::y2);
    return edges.stream()
        .mapToDouble(edge -> Math.abs(edge.applyAsDouble(a) - edge.applyAsDouble(b)))
        .max()
        .orElseThrow();
  }

  private static PrecisionEffect worst(PrecisionEffect a, PrecisionEffect b) {
    return new PrecisionEffect(
        a.people + b.people,
        Math.max(a.presence, b.presence),
        Math.max(a.box, b.box),
        Math.max(a.action, b.action));
  }
}
