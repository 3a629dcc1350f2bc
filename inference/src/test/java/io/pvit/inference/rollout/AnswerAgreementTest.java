package io.pvit.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.TestingNetwork;
import io.pvit.inference.rollout.AnswerAgreement.Counts;
import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A testing network starts events at 0.6. */
class AnswerAgreementTest {

  @Test
  void theSameActionOfTheSamePersonIsAgreedUpon() {
    assertThat(agreement(List.of(at(0.1, "walk", 0.7)), List.of(at(0.12, "walk", 0.9))))
        .containsEntry("walk", new Counts(1, 1, 1));
  }

  @Test
  void whatIsNotSureEnoughForAnEventDoesNotCount() {
    assertThat(agreement(List.of(at(0.1, "walk", 0.7)), List.of(at(0.1, "walk", 0.5))))
        .containsEntry("walk", new Counts(1, 0, 0));
  }

  @Test
  void anotherActionOfTheSamePersonCountsForEither() {
    assertThat(agreement(List.of(at(0.1, "walk", 0.7)), List.of(at(0.1, "run", 0.7))))
        .containsEntry("walk", new Counts(1, 0, 0))
        .containsEntry("run", new Counts(0, 1, 0));
  }

  @Test
  void theSameActionOfSomebodyElseIsNotAgreedUpon() {
    assertThat(agreement(List.of(at(0.1, "walk", 0.7)), List.of(at(0.6, "walk", 0.7))))
        .containsEntry("walk", new Counts(1, 1, 0));
  }

  @Test
  void aPersonIsFoundOnce() {
    assertThat(
            agreement(
                List.of(at(0.1, "walk", 0.7), at(0.11, "walk", 0.7)),
                List.of(at(0.1, "walk", 0.7))))
        .containsEntry("walk", new Counts(2, 1, 1));
  }

  private static Map<String, Counts> agreement(
      List<ActorPrediction> stable, List<ActorPrediction> candidate) {
    return AnswerAgreement.of(answer(stable), answer(candidate)).byAction();
  }

  private static ClipAnswer answer(List<ActorPrediction> people) {
    return new ClipAnswer(TestingNetwork.testingCard(), people);
  }

  private static ActorPrediction at(double x, String action, double score) {
    return new ActorPrediction(
        x, 0.2, x + 0.2, 0.8, 0.9, List.of(new ActionScore(1, action, score)));
  }
}
