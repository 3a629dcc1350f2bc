package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ActorLossTest {

  private static final Offset<Double> CLOSE = within(2e-5);
  private static final double LN_2 = Math.log(2);
  private static final float LN_3 = (float) Math.log(3);
  private static final int ACTIONS = 3;
  private static final int NUMBERS = 1 + 4 + ACTIONS;

  private static final LabelledPerson WALKER =
      new LabelledPerson(new Box(0.2f, 0.2f, 0.4f, 0.4f), List.of(0, 1));

  /** Presence, box and actions of two queries; the second fits the walker's box. */
  private static final float[] TWO = {
    0, 0.7f, 0.7f, 0.2f, 0.2f, 9, 9, 9, //
    0, 0.3f, 0.3f, 0.2f, 0.2f, 0, LN_3, -LN_3
  };

  /** Focal loss at one half: alpha (1/2)^2 ln 2. */
  private static final double PRESENT = 0.25 * 0.25 * LN_2;

  private static final double EMPTY = 0.75 * 0.25 * LN_2;

  @Test
  void isPresenceAndActionsWhereAQueryFitsThePerson() {
    double actions = (LN_2 - 2 * Math.log(0.75)) / ACTIONS;

    assertThat(loss(TWO, List.of(List.of(WALKER))))
        .isCloseTo(2 * (PRESENT + EMPTY) + 24 * actions, CLOSE);
  }

  @Test
  void isTheEmptinessOfEveryQueryWhereNobodyIs() {
    assertThat(loss(TWO, List.of(List.of()))).isCloseTo(2 * 2 * EMPTY, CLOSE);
  }

  @Test
  void sharesPresenceAndMeansTheRestAmongPeople() {
    LabelledPerson sitter = new LabelledPerson(new Box(0.5f, 0.6f, 0.7f, 0.8f), List.of(0, 1, 2));
    double walking = (LN_2 - 2 * Math.log(0.75)) / ACTIONS;
    double sitting = Math.log1p(Math.exp(-9));
    // The sitter's query is 0.1 to the right: of 0.04 each, 0.02 is shared and 0.06 covered.
    double beside = 5 * 0.1 + 2 * (1 - 0.02 / 0.06);

    assertThat(loss(TWO, List.of(List.of(WALKER, sitter))))
        .isCloseTo(2 * 2 * PRESENT / 2 + beside / 2 + 24 * (walking + sitting) / 2, CLOSE);
  }

  @Test
  void aQueryWithinThePersonLearnsTheSame() {
    float[] beside = TWO.clone();
    // Centred within the walker, 0.05 to the right: of 0.04 each, 0.03 is shared and 0.05 covered.
    System.arraycopy(new float[] {0, 0.35f, 0.3f, 0.2f, 0.2f, 0, LN_3, -LN_3}, 0, beside, 0, 8);
    double actions = (LN_2 - 2 * Math.log(0.75)) / ACTIONS;
    double apart = 5 * 0.05 + 2 * (1 - 0.03 / 0.05);

    assertThat(loss(beside, List.of(List.of(WALKER))))
        .isCloseTo(2 * 2 * PRESENT / 2 + (0 + apart) / 2 + 24 * actions, CLOSE);
  }

  @Test
  void ofABatchIsTheMeanOfItsClips() {
    float[] batch = new float[2 * TWO.length];
    System.arraycopy(TWO, 0, batch, 0, TWO.length);
    System.arraycopy(TWO, 0, batch, TWO.length, TWO.length);

    assertThat(loss(batch, List.of(List.of(WALKER), List.of())))
        .isCloseTo(
            (loss(TWO, List.of(List.of(WALKER))) + loss(TWO, List.of(List.of()))) / 2, CLOSE);
  }

  @Test
  void hasTheGradientOfItsDifferences() {
    Random random = new Random(4);
    float[] answers = new float[2 * 2 * NUMBERS];
    for (int i = 0; i < answers.length; i++) {
      int at = i % NUMBERS;
      answers[i] =
          at >= 1 && at < 5 ? 0.2f + 0.5f * random.nextFloat() : (float) random.nextGaussian();
    }
    List<List<LabelledPerson>> people =
        List.of(
            List.of(WALKER),
            List.of(
                new LabelledPerson(new Box(0.31f, 0.13f, 0.57f, 0.91f), List.of(2)),
                new LabelledPerson(new Box(0.61f, 0.23f, 0.87f, 0.71f), List.of())));
    long[] shape = {2, 2, NUMBERS};

    float[] gradient = Answers.gradient((scope, x) -> of(scope, x, people), answers, shape);

    double[] differences = Answers.differences((scope, x) -> of(scope, x, people), answers, shape);
    for (int i = 0; i < gradient.length; i++) {
      assertThat((double) gradient[i]).as("number %d", i).isCloseTo(differences[i], within(2e-2));
    }
  }

  @Test
  void refusesAnActionThatTheNetworkDoesNotHave() {
    LabelledPerson flyer = new LabelledPerson(WALKER.box(), List.of(3));

    assertThatThrownBy(() -> loss(TWO, List.of(List.of(flyer))))
        .hasMessage("actions must be below the network's 3, was 3");
  }

  private static double loss(float[] answers, List<List<LabelledPerson>> people) {
    int clips = people.size();
    return Answers.value(
        (scope, x) -> of(scope, x, people),
        answers,
        clips,
        answers.length / NUMBERS / clips,
        NUMBERS);
  }

  private static Tensor of(TensorScope scope, Tensor x, List<List<LabelledPerson>> people) {
    return ActorLoss.of(
        scope,
        new ActorOutput(
            LossKernels.call(scope, "columns_of", x, 0, 1),
            LossKernels.call(scope, "columns_of", x, 1, 5),
            LossKernels.call(scope, "columns_of", x, 5, NUMBERS)),
        people);
  }
}
