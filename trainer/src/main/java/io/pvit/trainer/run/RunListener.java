package io.pvit.trainer.run;

/** Hears how a run goes, on the thread that learns. */
public interface RunListener {

  /** A step is done. */
  void step(StepReport report);

  /** Something happened that a person should know of. */
  void note(String sentence);

  /** Both hear it, this one first. */
  default RunListener and(RunListener other) {
    RunListener first = this;
    return new RunListener() {
      @Override
      public void step(StepReport report) {
        first.step(report);
        other.step(report);
      }

      @Override
      public void note(String sentence) {
        first.note(sentence);
        other.note(sentence);
      }
    };
  }
}
