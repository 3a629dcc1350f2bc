package io.pvit.app.cli;

import io.pvit.app.kafka.RollCall;
import io.pvit.inference.rollout.Book;
import io.pvit.inference.rollout.Fleet;
import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.RolloutReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A roll-out in lines for a person. */
final class RolloutTable {

  private static final String PROCESS = "%-16s %-13s %-13s %-6s %8s %8s  %s";

  private RolloutTable() {}

  static List<String> of(Book book, RollCall processes) {
    List<InferenceStatus> alive = processes.alive();
    List<String> lines = new ArrayList<>();
    book.plan()
        .ifPresentOrElse(
            plan -> lines.addAll(plan(plan, new Fleet(alive))),
            () -> lines.add("roll-out     none so far: every process serves what it started with"));
    waitedFor(alive).ifPresent(sentence -> lines.add("coordinator  " + sentence));
    lines.add("");
    if (alive.isEmpty()) {
      lines.add("No inference process is alive.");
      silent(processes).ifPresent(lines::add);
      return lines;
    }
    lines.add(
        PROCESS.formatted("process", "serves", "candidate", "ready", "clips/s", "cameras", "says"));
    alive.stream()
        .sorted(Comparator.comparing(InferenceStatus::instanceId))
        .forEach(each -> lines.add(process(each)));
    silent(processes).ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> silent(RollCall processes) {
    return processes.silent().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "silent, and neither waited for nor counted: "
                + processes.silent().stream()
                    .map(InferenceStatus::instanceId)
                    .collect(Collectors.joining(", ")));
  }

  /** One line of a plan. */
  static String line(RolloutPlan plan) {
    return "plan %d: %s, %s".formatted(plan.rolloutEpoch(), phase(plan), plan.reason());
  }

  private static List<String> plan(RolloutPlan plan, Fleet fleet) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "roll-out     %s (plan %d of %s, by %s)"
            .formatted(
                phase(plan),
                plan.rolloutEpoch(),
                Instant.EPOCH
                    .plus(plan.createdAtUs(), ChronoUnit.MICROS)
                    .truncatedTo(ChronoUnit.SECONDS),
                plan.author()));
    lines.add("because      " + plan.reason());
    lines.add("stable       " + plan.stableSha256());
    plan.candidateSha256().ifPresent(sha -> lines.add("candidate    " + sha));
    plan.formerSha256().ifPresent(sha -> lines.add("before       " + sha));
    if (plan.phase().isRunning()) {
      lines.add("figures      " + figures(fleet.figures(plan)));
    }
    return lines;
  }

  private static String phase(RolloutPlan plan) {
    return switch (plan.phase()) {
      case LOADING -> "loading, then " + percent(plan.askedPermille()) + " of the cameras";
      case CANARY ->
          "canary on "
              + percent(plan.permille())
              + " of the cameras"
              + (plan.permille() == plan.askedPermille()
                  ? ""
                  : " (" + percent(plan.askedPermille()) + " would hold none)");
      case PROMOTED -> "promoted";
      case ROLLED_BACK -> "rolled back";
      case PINNED -> "pinned";
    };
  }

  private static String percent(int permille) {
    return String.format(Locale.ROOT, "%.1f %%", permille / 10.0);
  }

  private static String figures(CanaryFigures it) {
    return String.format(
        Locale.ROOT,
        "%d clips served, %d failures; %d compared: %.2f times the time, %.2f times the actions,"
            + " %.0f %% of them seen by both",
        it.served(),
        it.failures(),
        it.compared(),
        it.slowdown(),
        it.rateChange(),
        100 * it.agreement());
  }

  private static Optional<String> waitedFor(List<InferenceStatus> alive) {
    return alive.stream()
        .flatMap(each -> each.rollout().stream().map(RolloutReport::coordination))
        .filter(sentence -> !sentence.isEmpty())
        .findFirst();
  }

  private static String process(InferenceStatus it) {
    return PROCESS
        .formatted(
            it.instanceId(),
            brief(it.checkpointSha256()),
            it.rollout()
                .flatMap(RolloutReport::candidateSha256)
                .map(RolloutTable::brief)
                .orElse("-"),
            it.ready() ? "yes" : "no",
            String.format(Locale.ROOT, "%.1f", it.clipsPerSecond()),
            it.rollout().map(each -> Integer.toString(each.cameras())).orElse("-"),
            it.rollout()
                .map(each -> each.refusal().or(each::stableRefusal).orElse(""))
                .orElse("does not follow roll-outs (rollout.policy: none)"))
        .stripTrailing();
  }

  private static String brief(String sha) {
    return sha.substring(0, 12);
  }
}
