package io.pvit.trainer.ablation;

/**
 * A finished run, a line of {@code results.jsonl}.
 *
 * @param method that learnt
 * @param seed of the run
 * @param correct a digit for each held-back clip, in their order: 1 where it was told, 0 where not
 * @param steps that it made
 * @param seconds that they took, over all processes; tells what a method costs
 */
public record RunResult(String method, int seed, String correct, int steps, double seconds) {

  public RunResult {
    if (!correct.matches("[01]+")) {
      throw new IllegalArgumentException("correct must be digits 0 and 1, was '" + correct + "'");
    }
  }

  /** Share of the clips, 0..1. */
  public double accuracy() {
    return correct.chars().filter(digit -> digit == '1').count() / (double) correct.length();
  }
}
