package io.pvit.inference.event;

/**
 * An action that may become an event.
 *
 * @param actionId AVA v2.2 id
 * @param clips consecutive clips that showed it
 * @param peakScore the highest score in them
 * @param firstSequence key sequence of the first
 * @param firstTimeUs key-frame time of the first
 */
public record Pending(
    int actionId, int clips, double peakScore, long firstSequence, long firstTimeUs) {

  static Pending first(int actionId, Sighting sighting) {
    return new Pending(actionId, 1, sighting.score(), sighting.keySequence(), sighting.timeUs());
  }

  Pending again(Sighting sighting) {
    return new Pending(
        actionId, clips + 1, Math.max(peakScore, sighting.score()), firstSequence, firstTimeUs);
  }
}
