package io.pvit.trainer.gate;

import io.pvit.model.Precision;
import io.pvit.model.Pvit;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.CheckpointRefused;
import io.pvit.model.checkpoint.Label;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.torch.ComputeDevice;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decides about candidates. One thread's. */
public final class Gate {

  private final Margins margins;
  private final ComputeDevice device;
  private final int threads;

  /**
   * @param device to examine on
   * @param threads processor threads of one operation
   */
  public Gate(Margins margins, ComputeDevice device, int threads) {
    this.margins = margins;
    this.device = device;
    this.threads = threads;
  }

  /** A set of clips, made one after another as they are asked for. */
  public interface ExamSet {

    /** As figures and sentences have it. */
    String name();

    /** How many clips; a set without any says nothing. */
    int size();

    /** One of them; empty when it is no longer there. */
    Optional<ExamClip> clip(int number);
  }

  /** Holds a candidate against what serves. Both take clips of one contract. */
  public Decision decide(Path candidate, Checkpoint serving, List<ExamSet> sets) {
    try {
      Checkpoint opened = Checkpoint.open(candidate);
      if (!opened.card().inputContract().equals(serving.card().inputContract())) {
        return Decision.refused(
            serving.sha256(),
            "its clips are %s, where %s serve"
                .formatted(opened.card().inputContract(), serving.card().inputContract()));
      }
      try (Pvit one = Pvit.load(opened, Precision.FLOAT32, threads, device);
          Pvit other = Pvit.load(serving, Precision.FLOAT32, threads, device)) {
        List<Comparison> comparisons =
            sets.stream()
                .filter(set -> set.size() > 0)
                .map(set -> compare(set, one, other))
                .toList();
        return Decision.of(serving.sha256(), comparisons, margins);
      }
    } catch (CheckpointRefused e) {
      return Decision.refused(serving.sha256(), String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      return Decision.refused(serving.sha256(), "it cannot be examined: " + e.getMessage());
    }
  }

  private static Comparison compare(ExamSet set, Pvit candidate, Pvit serving) {
    Set<Integer> classes =
        candidate.card().labels().stream().map(Label::id).collect(Collectors.toUnmodifiableSet());
    Examination examination =
        new Examination(set.name(), classes, candidate, serving, System::nanoTime);
    IntStream.range(0, set.size()).forEach(i -> set.clip(i).ifPresent(examination::ask));
    return examination.result();
  }

  /**
   * Writes a candidate anew with the decision in its card.
   *
   * @param directory does not exist yet
   */
  public static Checkpoint sign(Checkpoint candidate, Decision decision, Path directory) {
    Card of = candidate.card();
    Map<String, Double> metrics = new TreeMap<>(of.metrics());
    metrics.putAll(decision.figures());
    Map<String, String> provenance = new TreeMap<>(of.provenance());
    provenance.put("gate", decision.passes() ? "passed" : "refused");
    provenance.put("gate.against", decision.against());
    provenance.put("gate.objections", String.join("; ", decision.objections()));
    Map<String, float[]> values = new HashMap<>();
    candidate.forEachTensor((parameter, numbers) -> values.put(parameter.name(), numbers));
    return Checkpoint.write(
        directory,
        new Card(
            of.format(),
            of.architecture(),
            of.labels(),
            of.labelMapId(),
            of.inputContract(),
            of.preprocessing(),
            of.thresholds(),
            of.untrained(),
            metrics,
            provenance,
            "",
            ""),
        StorageType.FLOAT32,
        parameter -> Objects.requireNonNull(values.get(parameter.name())));
  }
}
