package io.pvit.inference.event;

import java.util.List;

/**
 * An action that may become an event.
 *
 * @param actionId AVA v2.2 id
 * @param clips consecutive clips that showed it
 * @param peakScore the highest score in them
 * @param firstSequence key sequence of the first
 * @param firstTimeUs key-frame time of the first
 * @param zones entered since then
 */
public record Pending(
    int actionId,
    int clips,
    double peakScore,
    long firstSequence,
    long firstTimeUs,
    List<String> zones) {

  public Pending {
    zones = List.copyOf(zones);
  }

  static Pending first(int actionId, Sighting sighting, List<String> zones) {
    return new Pending(
        actionId, 1, sighting.score(), sighting.keySequence(), sighting.timeUs(), zones);
  }

  Pending again(Sighting sighting, List<String> zonesNow) {
    return new Pending(
        actionId,
        clips + 1,
        Math.max(peakScore, sighting.score()),
        firstSequence,
        firstTimeUs,
        EventRules.joined(zones, zonesNow));
  }
}
