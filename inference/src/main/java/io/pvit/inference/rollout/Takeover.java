package io.pvit.inference.rollout;

import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.network.WarmUp;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.config.InferenceConfig.CheckpointConfig;
import io.pvit.schemas.exit.StopException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an announced checkpoint to the point of serving: loaded, checked and warmed up beside the
 * one that serves, which a bad one never replaces. One thread's.
 */
public final class Takeover {

  private static final Logger log = LoggerFactory.getLogger(Takeover.class);
  private static final int ATTEMPTS = 4;

  private final CheckpointConfig config;
  private final CheckpointNetwork serving;
  private final Duration longestPass;

  /**
   * @param config how to compute; its directory is not used
   * @param longestPass a checkpoint whose pass takes longer does not serve
   */
  public Takeover(CheckpointConfig config, CheckpointNetwork serving, Duration longestPass) {
    this.config = config;
    this.serving = serving;
    this.longestPass = longestPass;
  }

  /** Serves it from now on; otherwise says in a sentence why not, and all is as it was. */
  public Optional<String> take(CheckpointAnnouncement announced) {
    if (serving.card().checkpointSha256().equals(announced.sha256())) {
      return Optional.empty();
    }
    Optional<String> refusal = replace(announced);
    if (refusal.isPresent()) {
      log.warn("Checkpoint {} is not taken over: {}", announced.sha256(), refusal.get());
    } else {
      log.info("Serves checkpoint {} from now on", announced.sha256());
    }
    return refusal;
  }

  private Optional<String> replace(CheckpointAnnouncement announced) {
    Optional<Path> directory = directory(announced.uri());
    if (directory.isEmpty()) {
      return Optional.of(
          "It lies at %s; inference takes checkpoints from folders (file:///...) alone."
              .formatted(announced.uri()));
    }
    CheckpointNetwork next;
    try {
      next = CheckpointNetwork.open(config.at(directory.get().toString()));
    } catch (StopException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    Optional<String> refusal = Optional.empty();
    try {
      refusal = objection(next, announced);
      if (refusal.isEmpty()) {
        serving.become(next);
      }
    } catch (StopException | IllegalArgumentException e) {
      refusal = Optional.of(String.valueOf(e.getMessage()));
    }
    if (refusal.isPresent()) {
      next.close();
    }
    return refusal;
  }

  private Optional<String> objection(CheckpointNetwork next, CheckpointAnnouncement announced) {
    if (!next.card().checkpointSha256().equals(announced.sha256())) {
      return Optional.of(
          "%s holds another one, %s.".formatted(announced.uri(), next.card().checkpointSha256()));
    }
    if (!next.card().labelMapId().equals(serving.card().labelMapId())) {
      return Optional.of(
          "It speaks the label map %s, and events here %s."
              .formatted(next.card().labelMapId(), serving.card().labelMapId()));
    }
    if (!next.card().contract().equals(serving.card().contract())) {
      return Optional.of(
          "Clips are cut for %s, and it wants %s: serve it from a new start."
              .formatted(serving.card().contract(), next.card().contract()));
    }
    WarmUp warmUp = new WarmUp(next, System::nanoTime);
    Duration best = warmUp.pass(1);
    for (int i = 1; i < ATTEMPTS && best.compareTo(longestPass) > 0; i++) {
      Duration again = warmUp.pass(1);
      best = again.compareTo(best) < 0 ? again : best;
    }
    return best.compareTo(longestPass) > 0
        ? Optional.of(
            "One clip takes it %d ms here, where %d ms are allowed."
                .formatted(best.toMillis(), longestPass.toMillis()))
        : Optional.empty();
  }

  private static Optional<Path> directory(String uri) {
    try {
      URI place = URI.create(uri);
      return "file".equals(place.getScheme()) ? Optional.of(Path.of(place)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
