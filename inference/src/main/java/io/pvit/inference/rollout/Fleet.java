package io.pvit.inference.rollout;

import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.RolloutReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The inference processes that live and follow roll-outs, by what each said last.
 *
 * @param members in the order of their ids
 */
public record Fleet(List<InferenceStatus> members) {

  /** Leaves out whoever does not follow roll-outs. */
  public Fleet {
    members =
        members.stream()
            .filter(each -> each.rollout().isPresent())
            .sorted(Comparator.comparing(InferenceStatus::instanceId))
            .toList();
  }

  /** What all of them serve by default; empty when there are none, or they differ. */
  public Optional<String> served() {
    List<String> served =
        members.stream().map(InferenceStatus::checkpointSha256).distinct().toList();
    return served.size() == 1 ? Optional.of(served.get(0)) : Optional.empty();
  }

  /** Whether a candidate must have been rehearsed before it begins. */
  boolean demandsRehearsal() {
    return members.stream().anyMatch(each -> report(each).rehearsalRequired());
  }

  /** Why a member cannot serve this plan's candidate. */
  Optional<String> refusal(RolloutPlan plan) {
    return members.stream()
        .filter(each -> each.rolloutEpoch() == plan.rolloutEpoch())
        .flatMap(
            each ->
                report(each).refusal().stream()
                    .map(reason -> each.instanceId() + " refuses it: " + reason))
        .findFirst();
  }

  /** The ids of those that are not ready with this plan's candidate, with commas; maybe empty. */
  String unready(RolloutPlan plan) {
    return members.stream()
        .filter(
            each ->
                !each.ready()
                    || each.rolloutEpoch() != plan.rolloutEpoch()
                    || !report(each).candidateSha256().equals(plan.candidateSha256()))
        .map(InferenceStatus::instanceId)
        .collect(Collectors.joining(", "));
  }

  /** The lowest draw of any camera under this plan; {@link CameraDraw#NONE} without one. */
  int lowestDraw(RolloutPlan plan) {
    return reports(plan).stream().mapToInt(RolloutReport::lowestDraw).min().orElse(CameraDraw.NONE);
  }

  /** What the candidate did under this plan, in all of them. */
  public CanaryFigures figures(RolloutPlan plan) {
    return reports(plan).stream()
        .map(RolloutReport::figures)
        .reduce(CanaryFigures.NONE, CanaryFigures::plus);
  }

  private List<RolloutReport> reports(RolloutPlan plan) {
    return members.stream()
        .filter(each -> each.rolloutEpoch() == plan.rolloutEpoch())
        .map(Fleet::report)
        .toList();
  }

  private static RolloutReport report(InferenceStatus status) {
    return status.rollout().orElseThrow();
  }
}
