package io.pvit.trainer.run;

/** Hears how a run goes, on the thread that learns. */
public interface RunListener {

  /** A step is done. */
  void step(StepReport report);

  /** Something happened that a person should know of. */
  void note(String sentence);
}
