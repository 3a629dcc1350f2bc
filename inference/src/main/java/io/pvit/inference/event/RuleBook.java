package io.pvit.inference.event;

import io.pvit.schemas.Camera;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.Zone;
import io.pvit.schemas.config.InferenceConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of events as the service is configured; a camera's definition goes before them.
 *
 * @param ofClass how sure the network must be of single actions, by their ids
 * @param minDurationMs how long an action must have lasted before its event starts
 * @param cooldownMs how long after an event's end the same actor's same action starts no other
 */
public record RuleBook(Map<Integer, Thresholds> ofClass, int minDurationMs, int cooldownMs) {

  private static final long US_PER_MS = 1000;

  public RuleBook {
    ofClass = Map.copyOf(ofClass);
  }

  /** As the service is configured. */
  public static RuleBook of(InferenceConfig.Events config) {
    Map<Integer, Thresholds> ofClass = new HashMap<>();
    config
        .ofClass()
        .forEach(
            (action, limits) -> ofClass.put(action, new Thresholds(limits.start(), limits.end())));
    return new RuleBook(ofClass, config.minDurationMs(), config.cooldownMs());
  }

  /**
   * The rules of one camera.
   *
   * @param definition of the camera, where it has one
   * @param card how sure the checkpoint must be
   */
  public EventRules of(Optional<Camera> definition, Thresholds card) {
    Reporting reporting = definition.map(Camera::reporting).orElse(Reporting.USUAL);
    List<Zone> zones = definition.map(Camera::zones).orElse(List.of());
    return new EventRules(
        card,
        ofClass,
        Set.copyOf(reporting.actions()),
        US_PER_MS * reporting.minDurationMs().orElse(minDurationMs),
        US_PER_MS * reporting.cooldownMs().orElse(cooldownMs),
        zones);
  }
}
