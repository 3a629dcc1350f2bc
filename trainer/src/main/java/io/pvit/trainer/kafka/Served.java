package io.pvit.trainer.kafka;

import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.RolloutPlan;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the topic of checkpoints says of what serves: the stable checkpoint of the roll-outs' plan,
 * or, where nothing was ever rolled out, what was announced last.
 */
public final class Served {

  private final Map<String, URI> places = new HashMap<>();
  private Optional<String> announced = Optional.empty();
  private Optional<String> planned = Optional.empty();

  /** Takes the next message in the topic's order. */
  void take(CheckpointMessage message) {
    if (message instanceof CheckpointAnnouncement announcement) {
      places.put(announcement.sha256(), URI.create(announcement.uri()));
      announced = Optional.of(announcement.sha256());
    } else if (message instanceof RolloutPlan plan) {
      planned = Optional.of(plan.stableSha256());
    }
  }

  /** Its digest; empty where nothing was announced or planned. */
  public Optional<String> sha256() {
    return planned.or(() -> announced);
  }

  /** Whether it is a roll-out's word, not only the newest announcement. */
  public boolean isPlanned() {
    return planned.isPresent();
  }

  /** Where its directory lies, as announced; empty where nobody announced it. */
  public Optional<URI> place() {
    return sha256().map(places::get);
  }
}
