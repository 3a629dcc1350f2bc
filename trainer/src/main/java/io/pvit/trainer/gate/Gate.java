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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Decides about candidates. One thread's. */
public final class Gate {

  private static final String VERDICT = "gate";
  private static final String PASSED = "passed";
  private static final String AGAINST = "gate.against";
  private static final String OBJECTIONS = "gate.objections";

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

  /**
   * Holds a candidate against what serves; both take clips of one contract. Empty when it was told
   * to stop.
   *
   * @param goesOn asked after each clip; may take its time
   */
  public Optional<Decision> decide(
      Path candidate, Checkpoint serving, List<ExamSet> sets, BooleanSupplier goesOn) {
    try {
      Checkpoint opened = Checkpoint.open(candidate);
      if (!opened.card().inputContract().equals(serving.card().inputContract())) {
        return Optional.of(
            Decision.refused(
                serving.sha256(),
                "its clips are %s, where %s serve"
                    .formatted(opened.card().inputContract(), serving.card().inputContract())));
      }
      try (Pvit one = Pvit.load(opened, Precision.FLOAT32, threads, device);
          Pvit other = Pvit.load(serving, Precision.FLOAT32, threads, device)) {
        List<Comparison> comparisons = new ArrayList<>();
        for (ExamSet set : sets) {
          Examination examination = examination(set, one, other);
          for (int i = 0; i < set.size(); i++) {
            set.clip(i).ifPresent(examination::ask);
            if (!goesOn.getAsBoolean()) {
              return Optional.empty();
            }
          }
          if (set.size() > 0) {
            comparisons.add(examination.result());
          }
        }
        return Optional.of(Decision.of(serving.sha256(), comparisons, margins));
      }
    } catch (CheckpointRefused e) {
      return Optional.of(Decision.refused(serving.sha256(), String.valueOf(e.getMessage())));
    } catch (IllegalStateException e) {
      return Optional.of(
          Decision.refused(serving.sha256(), "it cannot be examined: " + e.getMessage()));
    }
  }

  private static Examination examination(ExamSet set, Pvit candidate, Pvit serving) {
    Set<Integer> classes =
        candidate.card().labels().stream().map(Label::id).collect(Collectors.toUnmodifiableSet());
    return new Examination(set.name(), classes, candidate, serving, System::nanoTime);
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
    provenance.put(VERDICT, decision.passes() ? PASSED : "refused");
    provenance.put(AGAINST, decision.against());
    provenance.put(OBJECTIONS, String.join("; ", decision.objections()));
    return candidate.copy(
        directory, of.with(of.thresholds(), metrics, provenance), StorageType.FLOAT32);
  }

  /** What {@link #sign} wrote; its objections are one sentence. */
  public static Decision read(Checkpoint signed) {
    Map<String, String> provenance = signed.card().provenance();
    return new Decision(
        provenance.getOrDefault(AGAINST, ""),
        PASSED.equals(provenance.get(VERDICT))
            ? List.of()
            : List.of(provenance.getOrDefault(OBJECTIONS, "")),
        signed.card().metrics().entrySet().stream()
            .filter(metric -> metric.getKey().startsWith("gate."))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
