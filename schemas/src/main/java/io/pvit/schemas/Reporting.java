package io.pvit.schemas;

import java.util.List;
import java.util.Optional;

/**
 * What of a camera becomes an event; what is absent is as the inference service is configured.
 *
 * @param actions AVA v2.2 ids of the actions to be told of; empty for all
 * @param minDurationMs how long an action must have lasted before its event starts
 * @param cooldownMs how long after an event's end the same actor's same action starts no other
 * @param evidence whether starts and ends carry the picture of their key frame
 */
public record Reporting(
    List<Integer> actions,
    Optional<Integer> minDurationMs,
    Optional<Integer> cooldownMs,
    Optional<Boolean> evidence) {

  /** Everything, as the service is configured. */
  public static final Reporting USUAL =
      new Reporting(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int DAY_MS = 86_400_000;

  public Reporting {
    actions = List.copyOf(actions);
    actions.forEach(action -> Refuse.notAnActionId("reporting.actions", action));
    minDurationMs.ifPresent(ms -> refuseBeyondADay("reporting.minDurationMs", ms));
    cooldownMs.ifPresent(ms -> refuseBeyondADay("reporting.cooldownMs", ms));
  }

  private static void refuseBeyondADay(String key, int value) {
    Refuse.negative(key, value);
    Refuse.above(key, value, DAY_MS);
  }
}
