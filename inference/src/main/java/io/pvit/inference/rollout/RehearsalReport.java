package io.pvit.inference.rollout;

import io.pvit.inference.rollout.AnswerAgreement.Counts;
import java.util.List;
import java.util.Map;

/**
 * How far two checkpoints agree over recorded windows.
 *
 * @param stable one checkpoint
 * @param candidate the other
 * @param cameras whose windows were read
 * @param clips that both were shown
 * @param byAction people by the action that a checkpoint is sure enough of for an event
 * @param stableLatency of the one for a clip
 * @param candidateLatency of the other
 */
public record RehearsalReport(
    String stable,
    String candidate,
    int cameras,
    int clips,
    Map<String, Counts> byAction,
    Latency stableLatency,
    Latency candidateLatency) {

  /**
   * Milliseconds for one clip.
   *
   * @param p50 half took no longer
   * @param p95 nineteen of twenty took no longer
   */
  public record Latency(double p50, double p95) {

    static Latency of(List<Double> ms) {
      List<Double> sorted = ms.stream().sorted().toList();
      return new Latency(rank(sorted, 0.5), rank(sorted, 0.95));
    }

    private static double rank(List<Double> sorted, double share) {
      return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
  }

  public RehearsalReport {
    byAction = Map.copyOf(byAction);
  }

  /** Of all actions together. */
  public Counts total() {
    return byAction.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /** Of all actions that either saw, those that both saw, 0..1; 1 without any. */
  public double agreement() {
    Counts all = total();
    long either = all.stable() + all.candidate() - all.agreed();
    return either == 0 ? 1 : (double) all.agreed() / either;
  }
}
