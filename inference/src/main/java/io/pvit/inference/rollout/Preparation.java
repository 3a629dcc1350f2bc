package io.pvit.inference.rollout;

import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.network.NetworkCard;
import io.pvit.inference.network.WarmUp;
import io.pvit.inference.store.FetchedCheckpoints;
import io.pvit.model.People;
import io.pvit.schemas.config.InferenceConfig.CheckpointConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a checkpoint to the point of serving: loaded, checked and warmed up beside the one that
 * serves. One thread's.
 */
public final class Preparation {

  private static final Logger log = LoggerFactory.getLogger(Preparation.class);
  private static final int ATTEMPTS = 4;

  private final CheckpointConfig config;
  private final People people;
  private final int clips;
  private final Duration longestPass;
  private final FetchedCheckpoints fetched;

  /** What comes of it. */
  public sealed interface Prepared {

    /** It may serve; whoever takes it closes it. */
    record Ready(CheckpointNetwork network) implements Prepared {}

    /** It must not, and nothing of it is left. */
    record Refused(String sentence) implements Prepared {}
  }

  /**
   * @param config how to compute; its directory is not used
   * @param people what its clips are like
   * @param clips in the largest batch
   * @param longestPass a checkpoint whose pass over so many clips takes longer does not serve
   * @param fetched copies of those that lie in buckets
   */
  public Preparation(
      CheckpointConfig config,
      People people,
      int clips,
      Duration longestPass,
      FetchedCheckpoints fetched) {
    this.config = config;
    this.people = people;
    this.clips = clips;
    this.longestPass = longestPass;
    this.fetched = fetched;
  }

  /**
   * Loads and tries a checkpoint.
   *
   * @param uri where it lies
   * @param serving what it must be interchangeable with
   */
  public Prepared prepare(String sha256, String uri, NetworkCard serving) {
    CheckpointNetwork next;
    try {
      Optional<Path> directory = directory(sha256, uri);
      if (directory.isEmpty()) {
        return new Prepared.Refused(
            ("It lies at %s; inference takes checkpoints from folders (file:///...) and buckets"
                    + " (s3://...) alone.")
                .formatted(uri));
      }
      next = CheckpointNetwork.open(config.at(directory.get().toString()), people);
    } catch (RuntimeException | OutOfMemoryError e) {
      return refused(e);
    }
    Prepared prepared;
    try {
      Optional<String> objection = objection(next, sha256, uri, serving);
      prepared =
          objection.isPresent() ? new Prepared.Refused(objection.get()) : new Prepared.Ready(next);
    } catch (RuntimeException | OutOfMemoryError e) {
      prepared = refused(e);
    } catch (Error e) {
      next.close();
      throw e;
    }
    if (prepared instanceof Prepared.Refused) {
      next.close();
    }
    return prepared;
  }

  /** Whatever goes wrong with one that does not serve yet speaks against it, and harms nobody. */
  private static Prepared refused(Throwable e) {
    log.debug("A checkpoint is refused", e);
    return new Prepared.Refused(e.getMessage() == null ? e.toString() : e.getMessage());
  }

  private Optional<String> objection(
      CheckpointNetwork next, String sha256, String uri, NetworkCard serving) {
    NetworkCard card = next.card();
    if (!card.checkpointSha256().equals(sha256)) {
      return Optional.of("%s holds another one, %s.".formatted(uri, card.checkpointSha256()));
    }
    if (!card.labelMapId().equals(serving.labelMapId())) {
      return Optional.of(
          "It speaks the label map %s, and events here %s."
              .formatted(card.labelMapId(), serving.labelMapId()));
    }
    if (!card.contract().equals(serving.contract())) {
      return Optional.of(
          "Clips are cut for %s, and it wants %s: serve it from a new start."
              .formatted(serving.contract(), card.contract()));
    }
    return tooSlow(next);
  }

  /** The first passes are slow by nature, any other by what else runs. */
  private Optional<String> tooSlow(CheckpointNetwork next) {
    WarmUp warmUp = new WarmUp(next, people, System::nanoTime);
    Duration best = warmUp.pass(clips);
    for (int i = 1; i < ATTEMPTS && best.compareTo(longestPass) > 0; i++) {
      Duration again = warmUp.pass(clips);
      best = again.compareTo(best) < 0 ? again : best;
    }
    return best.compareTo(longestPass) > 0
        ? Optional.of(
            "A pass over %d clips takes it %d ms here, where %d ms are allowed."
                .formatted(clips, best.toMillis(), longestPass.toMillis()))
        : Optional.empty();
  }

  private Optional<Path> directory(String sha256, String uri) {
    URI place;
    try {
      place = URI.create(uri);
      if ("file".equals(place.getScheme())) {
        return Optional.of(Path.of(place));
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return FetchedCheckpoints.areBehind(place)
        ? Optional.of(fetched.fetch(sha256, place))
        : Optional.empty();
  }
}
