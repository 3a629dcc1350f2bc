package io.pvit.inference.rollout;

import io.pvit.schemas.InferenceStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who lives, by what is heard and when: whoever says nothing new for a while is gone, and who that
 * is cannot be told before one has listened for as long. No clock of another machine is believed.
 * One thread's.
 */
public final class FleetWatch {

  /** A process says something every three seconds. */
  public static final Duration SILENCE = Duration.ofSeconds(15);

  private final Map<String, Heard> heard = new HashMap<>();

  private long sinceNanos;
  private long lastNanos;
  private boolean listens;

  private record Heard(InferenceStatus status, long nanos) {}

  /** Listens from now on, or still; whoever did not listen for long begins anew. */
  public void listen(long nowNanos) {
    if (!listens || nowNanos - lastNanos > SILENCE.toNanos()) {
      listens = true;
      sinceNanos = nowNanos;
    }
    lastNanos = nowNanos;
  }

  /** A status was read just now that was not there before this one listened. */
  public void hear(InferenceStatus status, long nowNanos) {
    heard.put(status.instanceId(), new Heard(status, nowNanos));
  }

  /** A process said that it ends. */
  public void gone(String instanceId) {
    heard.remove(instanceId);
  }

  /** Those that live, by what they said last; empty until all of them must have been heard. */
  public Optional<Fleet> fleet(long nowNanos) {
    if (!listens || nowNanos - sinceNanos < SILENCE.toNanos()) {
      return Optional.empty();
    }
    heard.values().removeIf(each -> nowNanos - each.nanos() > SILENCE.toNanos());
    List<InferenceStatus> live = heard.values().stream().map(Heard::status).toList();
    return Optional.of(new Fleet(live));
  }
}
