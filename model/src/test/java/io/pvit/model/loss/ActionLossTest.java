package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.net.Box;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ActionLossTest {

  private static final Offset<Double> CLOSE = within(1e-6);
  private static final float LN_3 = (float) Math.log(3);
  private static final Box ANYWHERE = new Box(0, 0, 1, 1);

  @Test
  void ofClipsIsTheMeanCrossEntropy() {
    double loss =
        Answers.value(
            (scope, logits) -> ActionLoss.ofClips(scope, logits, List.of(0, 2)),
            new float[] {LN_3, 0, 0, 1, 1, 1},
            2,
            3);

    assertThat(loss).isCloseTo((-Math.log(0.6) + Math.log(3)) / 2, CLOSE);
  }

  @Test
  void ofClipsRefusesAClassThatTheNetworkDoesNotHave() {
    assertThatThrownBy(
            () ->
                Answers.value(
                    (scope, logits) -> ActionLoss.ofClips(scope, logits, List.of(3)),
                    new float[] {0, 0, 0},
                    1,
                    3))
        .hasMessage("action must be within 0..2, was 3");
  }

  @Test
  void ofRegionsIsTheMeanOverActionsThenPeopleThenClips() {
    LabelledPerson first = new LabelledPerson(ANYWHERE, List.of(1));
    LabelledPerson second = new LabelledPerson(ANYWHERE, List.of());
    LabelledPerson alone = new LabelledPerson(ANYWHERE, List.of(0, 1));

    double loss =
        Answers.value(
            (scope, logits) ->
                ActionLoss.ofRegions(
                    scope, logits, List.of(List.of(first, second), List.of(alone))),
            new float[] {0, LN_3, 0, 0, -LN_3, -LN_3},
            3,
            2);

    double twoPeople = (Math.log(2) - Math.log(0.75) + 2 * Math.log(2)) / 4;
    double onePerson = -Math.log(0.25);
    assertThat(loss).isCloseTo((twoPeople + onePerson) / 2, CLOSE);
  }
}
