package io.pvit.inference.kafka;

import io.pvit.inference.Meters;
import io.pvit.inference.network.NetworkCard;
import io.pvit.inference.rollout.PlanFollower;
import io.pvit.schemas.InferenceStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is to be said of the process: composed anew each time. Safe for all threads. */
final class StatusReport {

  private static final int ERRORS_KEPT = 5;

  private final String instanceId;
  private final Supplier<NetworkCard> card;
  private final Meters meters;
  private final InstantSource clock;
  private final Optional<PlanFollower> plans;
  private final boolean rehearsalRequired;
  private final Deque<String> errors = new ArrayDeque<>();
  private boolean ready;
  private String coordination = "";
  private long lastClips;
  private long lastUs;

  /**
   * @param plans where roll-outs are followed
   * @param rehearsalRequired where no candidate begins whose rehearsal does not hold
   */
  StatusReport(
      String instanceId,
      Supplier<NetworkCard> card,
      Meters meters,
      InstantSource clock,
      Optional<PlanFollower> plans,
      boolean rehearsalRequired) {
    this.instanceId = instanceId;
    this.card = card;
    this.meters = meters;
    this.clock = clock;
    this.plans = plans;
    this.rehearsalRequired = rehearsalRequired;
    this.lastUs = nowUs();
  }

  synchronized void ready(boolean isReady) {
    ready = isReady;
  }

  /** What this process waits for as the coordinator; empty when it is not. */
  synchronized void coordination(String sentence) {
    coordination = sentence;
  }

  synchronized void error(String sentence) {
    if (errors.size() == ERRORS_KEPT) {
      errors.removeFirst();
    }
    errors.addLast(sentence);
  }

  /** The status now; its rate is that since the last call. */
  synchronized InferenceStatus next() {
    long nowUs = nowUs();
    long clips = meters.figures().clips();
    double seconds = Math.max(1, nowUs - lastUs) / 1e6;
    double rate = (clips - lastClips) / seconds;
    lastClips = clips;
    lastUs = nowUs;
    NetworkCard serving = card.get();
    return new InferenceStatus(
        instanceId,
        plans.map(PlanFollower::epoch).orElse(0L),
        serving.checkpointSha256(),
        serving.untrained(),
        ready,
        List.copyOf(errors),
        rate,
        nowUs,
        plans.map(it -> it.report(coordination, rehearsalRequired)),
        meters.delays().delays(nowUs));
  }

  private long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
