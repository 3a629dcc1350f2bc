package io.pvit.trainer.rounds;

import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.run.StepReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what happens in a round, and rests between its steps. */
final class RoundReport implements RunListener {

  private static final Logger log = LoggerFactory.getLogger(RoundReport.class);

  private final String name;
  private final Pace pace;

  RoundReport(String name, Pace pace) {
    this.name = name;
    this.pace = pace;
  }

  @Override
  public void step(StepReport report) {
    if (report.step() < report.steps()) {
      pace.rest();
    }
  }

  @Override
  public void note(String sentence) {
    log.info("{}: {}", name, sentence);
  }
}
