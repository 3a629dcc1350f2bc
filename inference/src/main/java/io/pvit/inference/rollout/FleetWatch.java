package io.pvit.inference.rollout;

import io.pvit.schemas.InferenceStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who lives, by what is heard and when: whoever says nothing new for a while is gone. No clock of
 * another machine is believed. One thread's.
 */
public final class FleetWatch {

  /** A process says something every three seconds. */
  public static final Duration SILENCE = Duration.ofSeconds(15);

  private final Map<String, Heard> heard = new HashMap<>();

  private record Heard(InferenceStatus status, long nanos) {}

  /** A status was read just now. */
  public void hear(InferenceStatus status, long nowNanos) {
    heard.put(status.instanceId(), new Heard(status, nowNanos));
  }

  /** Those that live, by what they said last. */
  public Fleet fleet(long nowNanos) {
    heard.values().removeIf(each -> nowNanos - each.nanos() > SILENCE.toNanos());
    List<InferenceStatus> live = heard.values().stream().map(Heard::status).toList();
    return new Fleet(live);
  }
}
