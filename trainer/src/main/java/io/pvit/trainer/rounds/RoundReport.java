package io.pvit.trainer.rounds;

import io.pvit.schemas.TrainingProgress;
import io.pvit.trainer.kafka.Outbox;
import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.run.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the training topic how a round goes, every few seconds, and rests between its steps. */
final class RoundReport implements RunListener {

  private static final Logger log = LoggerFactory.getLogger(RoundReport.class);

  private final String name;
  private final Outbox outbox;
  private final Pace pace;
  private final Duration every;
  private final InstantSource clock;
  private Instant due = Instant.EPOCH;

  RoundReport(String name, Outbox outbox, Pace pace, Duration every, InstantSource clock) {
    this.name = name;
    this.outbox = outbox;
    this.pace = pace;
    this.every = every;
    this.clock = clock;
  }

  @Override
  public void step(StepReport report) {
    Instant now = clock.instant();
    boolean last = report.step() == report.steps();
    if (Double.isFinite(report.loss()) && (last || !now.isBefore(due))) {
      due = now.plus(every);
      outbox.progress(progress(report, now));
    }
    if (!last) {
      pace.rest();
    }
  }

  @Override
  public void note(String sentence) {
    log.info("{}: {}", name, sentence);
  }

  private TrainingProgress progress(StepReport report, Instant now) {
    Map<String, Double> losses = new HashMap<>(report.losses());
    losses.put("total", report.loss());
    losses.values().removeIf(loss -> !Double.isFinite(loss));
    return new TrainingProgress(
        name,
        report.step(),
        report.steps(),
        losses,
        Map.of(),
        report.clipsPerSecond(),
        ChronoUnit.MICROS.between(Instant.EPOCH, now));
  }
}
