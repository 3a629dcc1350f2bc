package io.pvit.trainer.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where to cut scores so that the F1 measure is highest: 2 right / (2 right + wrong + missed), van
 * Rijsbergen, Information Retrieval, chapter 7.
 */
final class BestCut {

  private record Answer(double score, boolean isRight) {}

  private final List<Answer> answers = new ArrayList<>();
  private long truths;

  /** An answer, and whether it is right. */
  void answer(double score, boolean isRight) {
    answers.add(new Answer(score, isRight));
  }

  /** Something that should be answered. */
  void truth() {
    truths++;
  }

  /** The lowest score that is still to count; empty where no answer is right. */
  OptionalDouble score() {
    List<Answer> surestFirst =
        answers.stream().sorted(Comparator.comparingDouble((Answer a) -> -a.score())).toList();
    OptionalDouble best = OptionalDouble.empty();
    double highest = 0;
    long right = 0;
    for (int i = 0; i < surestFirst.size(); i++) {
      right += surestFirst.get(i).isRight() ? 1 : 0;
      boolean isLastOfEquals =
          i + 1 == surestFirst.size()
              || surestFirst.get(i + 1).score() < surestFirst.get(i).score();
      double f1 = 2.0 * right / (i + 1 + truths);
      if (isLastOfEquals && f1 > highest) {
        highest = f1;
        best = OptionalDouble.of(surestFirst.get(i).score());
      }
    }
    return best;
  }
}
