package io.pvit.trainer.replay;

import static io.pvit.schemas.ActionLabel.Verdict.CONFIRMED;
import static io.pvit.schemas.ActionLabel.Verdict.CORRECTED;
import static io.pvit.schemas.ActionLabel.Verdict.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.ActionLabel.Verdict;
import io.pvit.schemas.Box;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

  private static final Box LEFT = new Box(0, 0, 0.4, 1);
  private static final Box ALMOST_LEFT = new Box(0, 0.1, 0.4, 1);
  private static final Box RIGHT = new Box(0.6, 0, 1, 1);

  private final List<LabelledActor> known =
      List.of(new LabelledActor(LEFT, List.of(12)), new LabelledActor(RIGHT, List.of(14)));

  @Test
  void aConfirmationAddsToWhatThePersonDoes() {
    assertThat(Corrections.apply(known, label(ALMOST_LEFT, CONFIRMED, 5)))
        .containsExactlyInAnyOrder(
            new LabelledActor(ALMOST_LEFT, List.of(5, 12)), new LabelledActor(RIGHT, List.of(14)));
  }

  @Test
  void aCorrectionIsAllThatThePersonDoes() {
    assertThat(Corrections.apply(known, label(LEFT, CORRECTED, 5)))
        .containsExactlyInAnyOrder(
            new LabelledActor(LEFT, List.of(5)), new LabelledActor(RIGHT, List.of(14)));
  }

  @Test
  void aRejectionTakesThePersonAway() {
    assertThat(Corrections.apply(known, label(ALMOST_LEFT, REJECTED)))
        .containsExactly(new LabelledActor(RIGHT, List.of(14)));
  }

  @Test
  void somebodyWhomNobodySawIsAdded() {
    assertThat(Corrections.apply(List.of(), label(LEFT, CORRECTED, 5)))
        .containsExactly(new LabelledActor(LEFT, List.of(5)));
  }

  @Test
  void theSameWordTwiceIsTheSame() {
    ActionLabel word = label(LEFT, CORRECTED, 5);

    List<LabelledActor> once = Corrections.apply(known, word);

    assertThat(Corrections.apply(once, word)).containsExactlyInAnyOrderElementsOf(once);
  }

  private static ActionLabel label(Box box, Verdict verdict, Integer... ids) {
    return new ActionLabel("l", "yard", Optional.empty(), 1, box, verdict, List.of(ids), "eve", 2);
  }
}
