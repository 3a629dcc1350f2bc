package io.pvit.inference.rollout;

import static io.pvit.inference.rollout.TestingFleet.NEW;
import static io.pvit.inference.rollout.TestingFleet.NOW;
import static io.pvit.inference.rollout.TestingFleet.OLD;
import static io.pvit.inference.rollout.TestingFleet.announced;
import static io.pvit.inference.rollout.TestingFleet.book;
import static io.pvit.inference.rollout.TestingFleet.canary;
import static io.pvit.inference.rollout.TestingFleet.good;
import static io.pvit.inference.rollout.TestingFleet.loading;
import static io.pvit.inference.rollout.TestingFleet.plan;
import static io.pvit.inference.rollout.TestingFleet.rehearsed;
import static io.pvit.inference.rollout.TestingFleet.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrdersTest {

  private static final Book IDLE =
      new Book(Optional.empty(), List.of(announced(OLD), announced(NEW)));
  private static final Fleet ONE = new Fleet(List.of(serving("i1", OLD)));
  private static final Fleet NOBODY = new Fleet(List.of());

  @Nested
  class ToStart {

    @Test
    void beginsWithLoading() {
      RolloutPlan plan = orders(IDLE, ONE).start(NEW, 200);

      assertThat(plan.phase()).isEqualTo(RolloutPhase.LOADING);
      assertThat(plan.stableSha256()).isEqualTo(OLD);
      assertThat(plan.candidateSha256()).contains(NEW);
      assertThat(plan.askedPermille()).isEqualTo(200);
      assertThat(plan.author()).isEqualTo("eve");
    }

    @Test
    void takesTheBeginningOfADigest() {
      assertThat(orders(IDLE, ONE).start("1111", 50).candidateSha256()).contains(NEW);
    }

    @Test
    void endsAPin() {
      Book pinned = book(plan(4, RolloutPhase.PINNED, OLD, Optional.empty(), 0));

      assertThat(orders(pinned, ONE).start(NEW, 50).rolloutEpoch()).isEqualTo(5);
    }

    @Test
    void isRefusedWhileAnotherRuns() {
      refused(() -> orders(book(canary(3, 50)), ONE).start(NEW, 50), ExitCode.ROLLOUT_REFUSED)
          .contains("A roll-out of 111111111111 runs", "pvit rollout rollback");
    }

    @Test
    void isRefusedWhereARehearsalIsDemandedAndThereWasNone() {
      Fleet demanding = new Fleet(List.of(serving("i1", OLD, true)));

      refused(() -> orders(IDLE, demanding).start(NEW, 50), ExitCode.ROLLOUT_REFUSED)
          .contains(
              "was not rehearsed against what serves, 000000000000",
              "`pvit rollout rehearse 111111111111 --record`",
              "rollout.rehearsal: required");
      assertThat(orders(rehearsed(good(1)), demanding).start(NEW, 50).candidateSha256())
          .contains(NEW);
    }

    @Test
    void isRefusedForWhatNobodyAnnounced() {
      refused(() -> orders(IDLE, ONE).start("abcdef", 50), ExitCode.CHECKPOINT)
          .contains("'abcdef'", "pvit rollout announce", "the newest is 111111111111");
    }

    @Test
    void isRefusedForTooLittleOfADigest() {
      refused(() -> orders(IDLE, ONE).start("1", 50), ExitCode.CHECKPOINT).contains("'1'");
    }

    @Test
    void isRefusedWhereTheDigestMayBeTwo() {
      Book twins = IDLE.with(announced("1".repeat(63) + "0"));

      refused(() -> orders(twins, ONE).start("1111", 50), ExitCode.CHECKPOINT)
          .contains("2 announced checkpoints begin with '1111'");
    }

    @Test
    void isRefusedForWhatServes() {
      refused(() -> orders(IDLE, ONE).start(OLD, 50), ExitCode.ROLLOUT_REFUSED)
          .contains("serves already");
    }

    @Test
    void isRefusedWhereNobodyLives() {
      refused(() -> orders(IDLE, NOBODY).start(NEW, 50), ExitCode.ROLLOUT_REFUSED)
          .contains("alive", "pvit inference");
    }

    @Test
    void isRefusedWhereProcessesServeDifferingCheckpoints() {
      Fleet two = new Fleet(List.of(serving("i1", OLD), serving("i2", NEW)));

      refused(() -> orders(IDLE, two).start(NEW, 50), ExitCode.ROLLOUT_REFUSED)
          .contains("pvit rollout pin");
    }
  }

  @Nested
  class ToPromote {

    @Test
    void letsTheCandidateServeAll() {
      RolloutPlan plan = orders(book(canary(3, 50)), ONE).promote();

      assertThat(plan.phase()).isEqualTo(RolloutPhase.PROMOTED);
      assertThat(plan.stableSha256()).isEqualTo(NEW);
    }

    @Test
    void isRefusedBeforeEveryProcessIsReady() {
      refused(() -> orders(book(loading(3)), ONE).promote(), ExitCode.ROLLOUT_REFUSED)
          .contains("pvit rollout status");
    }

    @Test
    void isRefusedWithoutARollOut() {
      refused(() -> orders(IDLE, ONE).promote(), ExitCode.ROLLOUT_REFUSED)
          .contains("pvit rollout start");
    }
  }

  @Nested
  class ToRollBack {

    @Test
    void takesTheCandidateAway() {
      RolloutPlan plan = orders(book(canary(3, 50)), NOBODY).rollback();

      assertThat(plan.phase()).isEqualTo(RolloutPhase.ROLLED_BACK);
      assertThat(plan.stableSha256()).isEqualTo(OLD);
      assertThat(plan.formerSha256()).contains(NEW);
    }

    @Test
    void bringsBackWhatServedBeforeAPromotion() {
      RolloutPlan promoted = orders(book(canary(3, 50)), ONE).promote();

      RolloutPlan plan = orders(book(promoted), ONE).rollback();

      assertThat(plan.stableSha256()).isEqualTo(OLD);
      assertThat(plan.formerSha256()).contains(NEW);
    }

    @Test
    void isRefusedWhereNothingWasRolledOut() {
      refused(() -> orders(IDLE, ONE).rollback(), ExitCode.ROLLOUT_REFUSED)
          .contains("nothing to roll back");
    }
  }

  @Nested
  class ToPin {

    @Test
    void keepsWhatServesAndEndsTheRollOut() {
      RolloutPlan plan = orders(book(canary(3, 50)), ONE).pin("");

      assertThat(plan.phase()).isEqualTo(RolloutPhase.PINNED);
      assertThat(plan.stableSha256()).isEqualTo(OLD);
      assertThat(plan.candidateSha256()).isEmpty();
    }

    @Test
    void mayNameAnyAnnouncedCheckpoint() {
      assertThat(orders(IDLE, ONE).pin("1111").stableSha256()).isEqualTo(NEW);
    }

    @Test
    void mayNameWhatServesAndWasNeverAnnounced() {
      Fleet one = new Fleet(List.of(serving("i1", "f".repeat(64))));

      assertThat(orders(IDLE, one).pin("ffff").stableSha256()).isEqualTo("f".repeat(64));
    }

    @Test
    void isRefusedWhereNobodySaysWhatServes() {
      refused(() -> orders(IDLE, NOBODY).pin(""), ExitCode.ROLLOUT_REFUSED).contains("alive");
    }
  }

  private static Orders orders(Book book, Fleet fleet) {
    return new Orders(book, fleet, "eve", NOW);
  }

  private static AbstractStringAssert<?> refused(ThrowingCallable order, ExitCode code) {
    AtomicReference<String> said = new AtomicReference<>("");
    assertThatThrownBy(order)
        .isInstanceOfSatisfying(
            StopException.class,
            stop -> {
              assertThat(stop.code()).isEqualTo(code);
              said.set(stop.getMessage());
            });
    return assertThat(said.get());
  }
}
