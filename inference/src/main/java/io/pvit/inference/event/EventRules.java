package io.pvit.inference.event;

import io.pvit.schemas.Box;
import io.pvit.schemas.Zone;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What makes an event of what is seen by one camera under one checkpoint.
 *
 * @param usual how sure the network must be, by the checkpoint's card
 * @param ofClass the same for single actions, by their ids
 * @param actions ids of the actions that are told of; empty for all
 * @param minDurationUs how long an action must have lasted before its event starts
 * @param cooldownUs how long after an event's end the same actor's same action starts no other
 * @param zones of the camera
 */
public record EventRules(
    Thresholds usual,
    Map<Integer, Thresholds> ofClass,
    Set<Integer> actions,
    long minDurationUs,
    long cooldownUs,
    List<Zone> zones) {

  public EventRules {
    ofClass = Map.copyOf(ofClass);
    actions = Set.copyOf(actions);
    zones = List.copyOf(zones);
  }

  /** By the checkpoint's thresholds alone. */
  public static EventRules of(Thresholds usual) {
    return new EventRules(usual, Map.of(), Set.of(), 0, 0, List.of());
  }

  boolean starts(int actionId, double score) {
    return tellsOf(actionId) && score >= thresholds(actionId).startScore();
  }

  boolean goesOn(int actionId, double score) {
    return tellsOf(actionId) && score >= thresholds(actionId).endScore();
  }

  /**
   * The zones that a person stands in, whose feet are taken to be at the middle of the lower edge.
   */
  List<String> zonesOf(Box person) {
    double x = (person.x1() + person.x2()) / 2;
    return zones.stream().filter(zone -> zone.holds(x, person.y2())).map(Zone::name).toList();
  }

  static List<String> joined(List<String> entered, List<String> now) {
    Set<String> all = new LinkedHashSet<>(entered);
    all.addAll(now);
    return List.copyOf(all);
  }

  private boolean tellsOf(int actionId) {
    return actions.isEmpty() || actions.contains(actionId);
  }

  private Thresholds thresholds(int actionId) {
    return ofClass.getOrDefault(actionId, usual);
  }
}
