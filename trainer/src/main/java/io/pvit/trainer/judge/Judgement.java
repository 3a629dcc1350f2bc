package io.pvit.trainer.judge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pvit.model.checkpoint.Card;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.checkpoint.StorageType;
import io.pvit.model.checkpoint.Thresholds;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint reached on a set of clips.
 *
 * @param checkpoint its SHA-256
 * @param set which clips: {@code synthetic 0..499}, or the folder's name
 * @param clips how many
 * @param figures by name, such as {@code frameMap}; one that could not be measured is absent
 * @param perClass by the action's id
 * @param confusion of postures, or of the classes of a folder; null where none was counted
 * @param bestThresholds where the highest share of answers is right and of truths told, as F1
 *     weighs them; null where the set does not tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Judgement(
    String checkpoint,
    String set,
    int clips,
    SortedMap<String, Figure> figures,
    SortedMap<Integer, ClassFigure> perClass,
    @Nullable Confusion confusion,
    @Nullable Thresholds bestThresholds) {

  /** The name of the frame mAP at IoU 0.5 over all classes. */
  public static final String FRAME_MAP = "frameMap";

  public Judgement {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    perClass = Collections.unmodifiableSortedMap(new TreeMap<>(perClass));
  }

  /**
   * How much better this is than another judgement on the same set, by figure; negative where it is
   * worse, nothing about figures that one of them lacks.
   *
   * @throws IllegalArgumentException when the sets differ
   */
  public SortedMap<String, Double> betterThan(Judgement other) {
    requireSameSet(other);
    SortedMap<String, Double> gains = new TreeMap<>();
    figures.forEach(
        (name, figure) -> {
          Figure before = other.figures.get(name);
          if (before != null) {
            gains.put(name, figure.betterThan(before));
          }
        });
    return gains;
  }

  /**
   * How much higher the average precision of each class is than in another judgement on the same
   * set.
   *
   * @throws IllegalArgumentException when the sets differ
   */
  public SortedMap<Integer, Double> betterPerClassThan(Judgement other) {
    requireSameSet(other);
    SortedMap<Integer, Double> gains = new TreeMap<>();
    for (Map.Entry<Integer, ClassFigure> entry : perClass.entrySet()) {
      Double now = entry.getValue().averagePrecision();
      ClassFigure earlier = other.perClass.get(entry.getKey());
      Double before = earlier == null ? null : earlier.averagePrecision();
      if (now != null && before != null) {
        gains.put(entry.getKey(), now - before);
      }
    }
    return gains;
  }

  private void requireSameSet(Judgement other) {
    if (!set.equals(other.set)) {
      throw new IllegalArgumentException(
          "judgements of one set are compared, were of %s and %s".formatted(set, other.set));
    }
  }

  /** Figures as a card holds them. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>();
    figures.forEach((name, figure) -> metrics.put(name, figure.value()));
    return metrics;
  }

  /**
   * Writes the checkpoint anew with these figures, and with the best thresholds, in its card.
   *
   * @param judged what was judged
   * @param directory does not exist yet, or is empty
   * @param type of the numbers on disk
   */
  public Checkpoint sign(Checkpoint judged, Path directory, StorageType type) {
    Card of = judged.card();
    Map<String, Double> metrics = new TreeMap<>(of.metrics());
    metrics.putAll(metrics());
    perClass.forEach(
        (id, figure) -> {
          Double precision = figure.averagePrecision();
          if (precision != null) {
            metrics.put("averagePrecision.%02d".formatted(id), precision);
          }
        });
    Map<String, String> provenance = new TreeMap<>(of.provenance());
    provenance.put("judgedOn", set);
    Thresholds thresholds = bestThresholds == null ? of.thresholds() : bestThresholds;
    return judged.copy(directory, of.with(thresholds, metrics, provenance), type);
  }
}
