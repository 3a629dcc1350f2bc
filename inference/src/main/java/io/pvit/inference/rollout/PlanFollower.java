package io.pvit.inference.rollout;

import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.rollout.Preparation.Prepared;
import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.RolloutReport;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this process serve what the plan says. What cannot serve here changes nothing; the report
 * says why. One thread follows, any may ask for the report.
 */
public final class PlanFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PlanFollower.class);
  private static final long RETRY_NANOS = Duration.ofSeconds(30).toNanos();

  private final CheckpointNetwork serving;
  private final CanaryNetwork canary;
  private final Preparation preparation;
  private final String firstSha;
  private final String firstUri;
  private final LongSupplier nanoTicker;

  private Optional<CheckpointNetwork> candidate = Optional.empty();
  private long triedNanos;
  private volatile Followed followed = new Followed(0, "", Optional.empty(), Optional.empty());

  /** How far the plans are followed. */
  private record Followed(
      long epoch, String salt, Optional<String> stableRefusal, Optional<String> candidateRefusal) {}

  /**
   * @param serving what serves by default, which others replace
   * @param canary through which it serves
   * @param firstUri where the checkpoint lies that serves now
   */
  public PlanFollower(
      CheckpointNetwork serving,
      CanaryNetwork canary,
      Preparation preparation,
      String firstUri,
      LongSupplier nanoTicker) {
    this.serving = serving;
    this.canary = canary;
    this.preparation = preparation;
    this.firstSha = serving.card().checkpointSha256();
    this.firstUri = firstUri;
    this.nanoTicker = nanoTicker;
  }

  /**
   * Does what the plan in force says, as far as it can; nothing where that is done already. What
   * should serve by default and cannot is tried again now and then.
   *
   * @return whether there is something new to report
   */
  public boolean follow(Book book) {
    if (book.plan().isEmpty()) {
      return false;
    }
    RolloutPlan plan = book.plan().get();
    boolean retries =
        !serves(plan.stableSha256()) && nanoTicker.getAsLong() - triedNanos >= RETRY_NANOS;
    if (plan.rolloutEpoch() == followed.epoch() && !retries) {
      return false;
    }
    triedNanos = nanoTicker.getAsLong();
    dropAnother(plan);
    Optional<String> stable =
        serves(plan.stableSha256()) ? Optional.empty() : replace(plan.stableSha256(), book);
    Optional<String> tried = tryCandidate(plan, book);
    stable.ifPresent(sentence -> warn(plan, sentence));
    tried.ifPresent(sentence -> warn(plan, sentence));
    followed = new Followed(plan.rolloutEpoch(), plan.salt(), stable, tried);
    return true;
  }

  /** The newest plan that was followed; 0 before the first. */
  public long epoch() {
    return followed.epoch();
  }

  /**
   * What there is to say of it.
   *
   * @param coordination what the coordinator waits for; empty where another process coordinates
   */
  public RolloutReport report(String coordination, boolean rehearsalRequired) {
    Optional<Trial> trial = canary.trial();
    SeenCameras cameras = canary.cameras();
    return new RolloutReport(
        trial.map(it -> it.candidate().card().checkpointSha256()),
        followed.candidateRefusal(),
        cameras.count(),
        cameras.lowestDraw(followed.salt()),
        trial.map(it -> it.tally().figures()).orElse(CanaryFigures.NONE),
        coordination,
        followed.stableRefusal(),
        rehearsalRequired);
  }

  /** Frees the candidate; what serves by default is another's to close. */
  @Override
  public void close() {
    drop();
  }

  private static void warn(RolloutPlan plan, String sentence) {
    log.warn("Plan {} is not followed: {}", plan.rolloutEpoch(), sentence);
  }

  private void dropAnother(RolloutPlan plan) {
    Optional<String> loaded = candidate.map(it -> it.card().checkpointSha256());
    if (loaded.isPresent()
        && !loaded.equals(plan.candidateSha256())
        && !loaded.get().equals(plan.stableSha256())) {
      drop();
    }
  }

  private Optional<String> tryCandidate(RolloutPlan plan, Book book) {
    Optional<String> wanted = plan.candidateSha256();
    if (wanted.isEmpty()) {
      drop();
      return Optional.empty();
    }
    if (candidate.isEmpty()) {
      Prepared prepared = prepare(wanted.get(), book);
      if (prepared instanceof Prepared.Refused refused) {
        return Optional.of(refused.sentence());
      }
      candidate = Optional.of(((Prepared.Ready) prepared).network());
    }
    // Whoever only tries the stable one again goes on counting.
    if (plan.rolloutEpoch() != followed.epoch() || canary.trial().isEmpty()) {
      canary.begin(new Trial(candidate.get(), plan.salt(), plan.permille(), new TrialTally()));
    }
    return Optional.empty();
  }

  private Optional<String> replace(String sha, Book book) {
    if (candidate.filter(it -> it.card().checkpointSha256().equals(sha)).isPresent()) {
      // From here on it is the serving one's; who still asks the candidate asks the same weights.
      serving.become(candidate.get());
      canary.end();
      candidate = Optional.empty();
    } else {
      Prepared prepared = prepare(sha, book);
      if (prepared instanceof Prepared.Refused refused) {
        return Optional.of(refused.sentence());
      }
      serving.become(((Prepared.Ready) prepared).network());
    }
    log.info("Serves checkpoint {} from now on", sha);
    return Optional.empty();
  }

  private Prepared prepare(String sha, Book book) {
    Optional<String> uri =
        book.announcement(sha)
            .map(CheckpointAnnouncement::uri)
            .or(() -> sha.equals(firstSha) ? Optional.of(firstUri) : Optional.empty());
    return uri.isEmpty()
        ? new Prepared.Refused(
            "Checkpoint %s is not announced: `pvit rollout announce DIR` does that.".formatted(sha))
        : preparation.prepare(sha, uri.get(), serving.card());
  }

  private boolean serves(String sha) {
    return serving.card().checkpointSha256().equals(sha);
  }

  private void drop() {
    canary.end();
    candidate.ifPresent(CheckpointNetwork::close);
    candidate = Optional.empty();
  }
}
