package io.pvit.inference.rollout;

import static io.pvit.inference.rollout.TestingFleet.NEW;
import static io.pvit.inference.rollout.TestingFleet.NEWER;
import static io.pvit.inference.rollout.TestingFleet.NOW;
import static io.pvit.inference.rollout.TestingFleet.OLD;
import static io.pvit.inference.rollout.TestingFleet.announced;
import static io.pvit.inference.rollout.TestingFleet.book;
import static io.pvit.inference.rollout.TestingFleet.canary;
import static io.pvit.inference.rollout.TestingFleet.demanding;
import static io.pvit.inference.rollout.TestingFleet.good;
import static io.pvit.inference.rollout.TestingFleet.loading;
import static io.pvit.inference.rollout.TestingFleet.plan;
import static io.pvit.inference.rollout.TestingFleet.policy;
import static io.pvit.inference.rollout.TestingFleet.ready;
import static io.pvit.inference.rollout.TestingFleet.refusing;
import static io.pvit.inference.rollout.TestingFleet.rehearsed;
import static io.pvit.inference.rollout.TestingFleet.serving;
import static io.pvit.inference.rollout.TestingFleet.strayed;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.CanaryFigures;
import io.pvit.schemas.InferenceStatus;
import io.pvit.schemas.RehearsalResult;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RolloutRulesTest {

  @Nested
  class WhereARehearsalIsDemanded {

    @Test
    void nothingBeginsThatWasNotRehearsed() {
      assertThat(demands(new Book(Optional.empty(), List.of(announced(OLD), announced(NEW)))))
          .isEqualTo(
              new Step.Wait(
                  "111111111111 was not rehearsed against what serves, 000000000000:"
                      + " `pvit rollout rehearse 111111111111 --record` does that"));
    }

    @Test
    void aRehearsalAgainstAnotherCheckpointDoesNotCount() {
      Book other =
          new Book(
              Optional.empty(),
              List.of(
                  announced(OLD),
                  announced(NEW).with(new RehearsalResult(NEWER, 2, good(100), "eve", NOW))));

      assertThat(demands(other)).isInstanceOf(Step.Wait.class);
    }

    @Test
    void oneWhoseFiguresHoldBegins() {
      assertThat(demands(rehearsed(good(100)))).isInstanceOf(Step.Write.class);
    }

    @Test
    void tooFewClipsOrFiguresThatFailAreNamed() {
      assertThat(demands(rehearsed(good(99))))
          .isEqualTo(
              new Step.Wait(
                  "the rehearsal of 111111111111 by eve does not let it begin: too little evidence:"
                      + " 99 of 100 clips are compared"));
      assertThat(demands(rehearsed(new CanaryFigures(100, 0, 100, 100, 290, 80, 80, 80))))
          .isEqualTo(
              new Step.Wait(
                  "the rehearsal of 111111111111 by eve does not let it begin: it takes 2.90 times"
                      + " as long for a clip, where 1.50 is allowed"));
    }

    @Test
    void whatAPersonStartedAllTheSameIsTakenBack() {
      Step step =
          new RolloutRules(demanding("by-hand"), "i1")
              .next(
                  book(loading(2)), new Fleet(List.of(ready("i1", 2, 7, CanaryFigures.NONE))), NOW);

      assertThat(((Step.Write) step).plan().phase()).isEqualTo(RolloutPhase.ROLLED_BACK);
      assertThat(((Step.Write) step).plan().reason()).contains("was not rehearsed");
    }

    private Step demands(Book book) {
      return new RolloutRules(demanding("automatic"), "i1")
          .next(book, new Fleet(List.of(serving("i1", OLD))), NOW);
    }
  }

  @Nested
  class WithoutARollOut {

    private final Book announcedNew =
        new Book(Optional.empty(), List.of(announced(OLD), announced(NEW)));

    @Test
    void nothingHappensByItselfWhereAPersonDecides() {
      assertThat(waits("by-hand", announcedNew, serving("i1", OLD)))
          .isEqualTo("nothing is rolled out");
    }

    @Test
    void theNewestCheckpointIsLoadedBesideWhatServes() {
      RolloutPlan plan = writes("automatic", announcedNew, serving("i1", OLD));

      assertThat(plan.phase()).isEqualTo(RolloutPhase.LOADING);
      assertThat(plan.rolloutEpoch()).isEqualTo(1);
      assertThat(plan.stableSha256()).isEqualTo(OLD);
      assertThat(plan.candidateSha256()).contains(NEW);
      assertThat(plan.permille()).isZero();
      assertThat(plan.askedPermille()).isEqualTo(50);
    }

    @Test
    void whatWasRolledBackIsNotTriedAgain() {
      Book rolledBack =
          book(new NextPlan(Optional.of(canary(3, 50)), "i1", NOW).rolledBack("too slow"));

      assertThat(waits("automatic", rolledBack, serving("i1", OLD)))
          .isEqualTo("the newest checkpoint serves, or was tried");
    }

    @Test
    void whatWasRolledBackIsNotTriedAgainAfterAnotherWas() {
      Book announced = new Book(Optional.empty(), List.of(announced(NEW), announced(NEWER)));
      Fleet fleet = new Fleet(List.of(serving("i1", OLD)));
      Book newest = announced.with(writes("automatic", announced, serving("i1", OLD)));
      newest = newest.with(new Orders(newest, fleet, "eve", NOW).rollback());
      Book older = newest.with(new Orders(newest, fleet, "eve", NOW).start(NEW, 50));
      older = older.with(new Orders(older, fleet, "eve", NOW).rollback());

      assertThat(older.plan().orElseThrow().formerSha256()).contains(NEW);
      assertThat(waits("automatic", older, serving("i1", OLD)))
          .isEqualTo("the newest checkpoint serves, or was tried");
    }

    @Test
    void aNewerOneIsTriedAfterOneThatWasRolledBack() {
      Book rolledBack =
          book(new NextPlan(Optional.of(canary(3, 50)), "i1", NOW).rolledBack("too slow"))
              .with(announced(NEWER));

      assertThat(writes("automatic", rolledBack, serving("i1", OLD)).candidateSha256())
          .contains(NEWER);
    }

    @Test
    void processesThatServeDifferingCheckpointsNeedAPersonsWord() {
      assertThat(waits("automatic", announcedNew, serving("i1", OLD), serving("i2", NEWER)))
          .contains("pvit rollout pin");
    }

    @Test
    void aPinnedCheckpointStays() {
      Book pinned = book(plan(4, RolloutPhase.PINNED, OLD, Optional.empty(), 0));

      assertThat(waits("automatic", pinned, serving("i1", OLD))).startsWith("pinned");
    }

    @Test
    void nobodyAliveMeansNothingHappens() {
      assertThat(waits("automatic", announcedNew)).contains("alive");
    }
  }

  @Nested
  class WhileItIsLoaded {

    @Test
    void aShareIsServedOnceEveryLiveProcessIsReady() {
      RolloutPlan plan =
          writes(
              "by-hand",
              book(loading(5)),
              ready("i1", 5, 7, CanaryFigures.NONE),
              ready("i2", 5, 400, CanaryFigures.NONE));

      assertThat(plan.phase()).isEqualTo(RolloutPhase.CANARY);
      assertThat(plan.rolloutEpoch()).isEqualTo(6);
      assertThat(plan.permille()).isEqualTo(50);
      assertThat(plan.salt()).isEqualTo("salt");
    }

    @Test
    void theShareHoldsAtLeastOneCamera() {
      RolloutPlan plan =
          writes("by-hand", book(loading(5)), ready("i1", 5, 623, CanaryFigures.NONE));

      assertThat(plan.permille()).isEqualTo(624);
      assertThat(plan.askedPermille()).isEqualTo(50);
    }

    @Test
    void whoIsNotReadyIsNamed() {
      assertThat(
              waits(
                  "by-hand",
                  book(loading(5)),
                  ready("i1", 5, 7, CanaryFigures.NONE),
                  ready("i2", 4, 7, CanaryFigures.NONE),
                  serving("i3", OLD)))
          .isEqualTo("not ready with the candidate: i2, i3");
    }

    @Test
    void withoutACameraItWaits() {
      assertThat(waits("by-hand", book(loading(5)), ready("i1", 5, 1000, CanaryFigures.NONE)))
          .contains("no camera");
    }

    @Test
    void whoCannotServeItEndsTheRollOutAndSaysWhy() {
      RolloutPlan plan =
          writes(
              "by-hand",
              book(loading(5)),
              ready("i1", 5, 7, CanaryFigures.NONE),
              refusing("i2", 5, "it was altered."));

      assertThat(plan.phase()).isEqualTo(RolloutPhase.ROLLED_BACK);
      assertThat(plan.stableSha256()).isEqualTo(OLD);
      assertThat(plan.candidateSha256()).isEmpty();
      assertThat(plan.formerSha256()).contains(NEW);
      assertThat(plan.reason()).isEqualTo("i2 refuses it: it was altered.");
    }

    @Test
    void whoCannotServeTheStableCheckpointDoesNotEndTheRollOut() {
      RolloutPlan plan =
          writes("by-hand", book(loading(5)), strayed("i1", 5, "no space is left on the device"));

      assertThat(plan.phase()).isEqualTo(RolloutPhase.CANARY);
    }

    @Test
    void atOnceMeansNoCanary() {
      RolloutPlan plan =
          writes("at-once", book(loading(5)), ready("i1", 5, 1000, CanaryFigures.NONE));

      assertThat(plan.phase()).isEqualTo(RolloutPhase.PROMOTED);
      assertThat(plan.stableSha256()).isEqualTo(NEW);
      assertThat(plan.formerSha256()).contains(OLD);
    }
  }

  @Nested
  class DuringTheCanary {

    @Test
    void tooLittleEvidenceMeansToWaitAndToSaySo() {
      assertThat(
              waits(
                  "automatic",
                  book(canary(6, 50)),
                  ready("i1", 6, 7, good(40)),
                  ready("i2", 6, 7, good(50))))
          .isEqualTo("too little evidence: 90 of 100 clips are compared");
    }

    @Test
    void figuresOfAnEarlierShareDoNotCount() {
      assertThat(waits("automatic", book(canary(6, 50)), ready("i1", 5, 7, good(500))))
          .startsWith("not ready")
          .contains("i1");
    }

    @Test
    void goodFiguresRaiseTheShare() {
      RolloutPlan plan = writes("automatic", book(canary(6, 50)), ready("i1", 6, 7, good(100)));

      assertThat(plan.phase()).isEqualTo(RolloutPhase.CANARY);
      assertThat(plan.permille()).isEqualTo(250);
      assertThat(plan.askedPermille()).isEqualTo(250);
      assertThat(plan.reason()).contains("the figures hold over 100 clips");
    }

    @Test
    void theShareIsNotRaisedWhileAProcessIsNotReady() {
      assertThat(
              waits(
                  "automatic",
                  book(canary(6, 50)),
                  ready("i1", 6, 7, good(100)),
                  serving("i2", OLD)))
          .isEqualTo("not ready with the candidate: i2");
    }

    @Test
    void beyondAllCamerasComesThePromotion() {
      RolloutPlan plan = writes("automatic", book(canary(6, 250)), ready("i1", 6, 7, good(100)));

      assertThat(plan.phase()).isEqualTo(RolloutPhase.PROMOTED);
      assertThat(plan.stableSha256()).isEqualTo(NEW);
    }

    @Test
    void aPersonPromotesWhereAPersonDecides() {
      assertThat(waits("by-hand", book(canary(6, 50)), ready("i1", 6, 7, good(100))))
          .contains("the figures hold", "pvit rollout promote");
    }

    @Test
    void aFailureEndsItAtOnceAlsoWhereAPersonDecides() {
      RolloutPlan plan =
          writes(
              "by-hand",
              book(canary(6, 50)),
              ready("i1", 6, 7, good(3)),
              ready("i2", 6, 7, new CanaryFigures(2, 1, 2, 2, 2, 2, 2, 2)));

      assertThat(plan.phase()).isEqualTo(RolloutPhase.ROLLED_BACK);
      assertThat(plan.reason()).isEqualTo("it failed on 1 clips, where 0 are allowed");
    }

    @Test
    void aShareWhoseCamerasAreGoneTakesInAnother() {
      RolloutPlan plan = writes("automatic", book(canary(6, 50)), ready("i1", 6, 300, good(10)));

      assertThat(plan.phase()).isEqualTo(RolloutPhase.CANARY);
      assertThat(plan.permille()).isEqualTo(301);
      assertThat(plan.askedPermille()).isEqualTo(50);
    }

    @Test
    void whoeverDecidesDecidesTheSame() {
      Book book = book(canary(6, 50));
      Fleet fleet = new Fleet(List.of(ready("i1", 6, 7, good(100))));

      assertThat(new RolloutRules(policy("automatic"), "i1").next(book, fleet, NOW))
          .isEqualTo(new RolloutRules(policy("automatic"), "i1").next(book, fleet, NOW));
    }
  }

  private static RolloutPlan writes(String policy, Book book, InferenceStatus... fleet) {
    Step step = next(policy, book, fleet);
    assertThat(step).isInstanceOf(Step.Write.class);
    return ((Step.Write) step).plan();
  }

  private static String waits(String policy, Book book, InferenceStatus... fleet) {
    Step step = next(policy, book, fleet);
    assertThat(step).isInstanceOf(Step.Wait.class);
    return ((Step.Wait) step).sentence();
  }

  private static Step next(String policy, Book book, InferenceStatus... fleet) {
    return new RolloutRules(policy(policy), "i1").next(book, new Fleet(List.of(fleet)), NOW);
  }
}
