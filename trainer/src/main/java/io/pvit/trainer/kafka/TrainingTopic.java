package io.pvit.trainer.kafka;

import io.pvit.schemas.TrainingProgress;
import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.run.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Writes how a run goes to the training topic, every so often and at its end. */
public final class TrainingTopic implements RunListener {

  private final String runId;
  private final Outbox outbox;
  private final Duration every;
  private final InstantSource clock;
  private Instant due = Instant.EPOCH;

  /**
   * @param runId key of the records
   * @param outbox stays the caller's
   * @param every so often
   */
  public TrainingTopic(String runId, Outbox outbox, Duration every, InstantSource clock) {
    this.runId = runId;
    this.outbox = outbox;
    this.every = every;
    this.clock = clock;
  }

  @Override
  public void step(StepReport report) {
    Instant now = clock.instant();
    boolean isDue = report.step() == report.steps() || !now.isBefore(due);
    if (Double.isFinite(report.loss()) && isDue) {
      due = now.plus(every);
      outbox.progress(progress(report, now));
    }
  }

  @Override
  public void note(String sentence) {}

  private TrainingProgress progress(StepReport report, Instant now) {
    Map<String, Double> losses = new HashMap<>(report.losses());
    losses.put("total", report.loss());
    losses.values().removeIf(loss -> !Double.isFinite(loss));
    return new TrainingProgress(
        runId,
        report.step(),
        report.steps(),
        losses,
        Map.of(),
        report.clipsPerSecond(),
        ChronoUnit.MICROS.between(Instant.EPOCH, now));
  }
}
