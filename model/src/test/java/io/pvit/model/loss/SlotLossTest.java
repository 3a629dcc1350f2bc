package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.net.Box;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SlotLossTest {

  private static final Offset<Double> CLOSE = within(1e-5);
  private static final double LN_2 = Math.log(2);
  private static final float LN_3 = (float) Math.log(3);

  @Test
  void isPresenceAloneWhereASlotFitsTheBox() {
    float[] answers = {0, 0.5f, 0.5f, 0.2f, 0.2f, LN_3, 0.3f, 0.3f, 0.2f, 0.2f};

    double loss = loss(answers, 2, List.of(new Box(0.2f, 0.2f, 0.4f, 0.4f)));

    assertThat(loss).isCloseTo((LN_2 - Math.log(0.75)) / 2, CLOSE);
  }

  @Test
  void addsTheMeanDistanceAndTheMissingOverlap() {
    float[] answers = {0, 0.5f, 0.5f, 0.4f, 0.4f};

    double loss = loss(answers, 1, List.of(new Box(0.4f, 0.4f, 0.6f, 0.6f)));

    assertThat(loss).isCloseTo(LN_2 + 0.4 / 4 + (1 - 0.25), CLOSE);
  }

  @Test
  void growsWithTheGapBetweenBoxesThatDoNotTouch() {
    float[] answers = {0, 0.2f, 0.5f, 0.2f, 0.2f};

    double loss = loss(answers, 1, List.of(new Box(0.7f, 0.4f, 0.9f, 0.6f)));

    assertThat(loss).isCloseTo(LN_2 + 0.6 / 4 + (1 + 0.5), CLOSE);
  }

  @Test
  void isTheMeanOverTheBoxesOfAClip() {
    float[] answers = {0, 0.5f, 0.5f, 0.4f, 0.4f, 0, 0.1f, 0.1f, 0.1f, 0.1f};

    double loss =
        loss(
            answers,
            2,
            List.of(new Box(0.05f, 0.05f, 0.15f, 0.15f), new Box(0.4f, 0.4f, 0.6f, 0.6f)));

    assertThat(loss).isCloseTo(LN_2 + (0.4 / 4 + 0.75) / 2, CLOSE);
  }

  @Test
  void isPresenceAloneWhereThereIsNoBox() {
    float[] answers = {0, 0.5f, 0.5f, 0.4f, 0.4f, -LN_3, 0.1f, 0.1f, 0.1f, 0.1f};

    assertThat(loss(answers, 2, List.of())).isCloseTo((LN_2 - Math.log(0.75)) / 2, CLOSE);
  }

  @Test
  void leavesTheSmallestBoxesOutWhereThereAreTooMany() {
    float[] answers = {0, 0.5f, 0.5f, 0.4f, 0.4f};
    Box large = new Box(0.3f, 0.3f, 0.7f, 0.7f);
    Box small = new Box(0.5f, 0.5f, 0.51f, 0.51f);

    assertThat(loss(answers, 1, List.of(small, large)))
        .isCloseTo(loss(answers, 1, List.of(large)), CLOSE);
  }

  @Test
  void ofABatchIsTheMeanOfItsClips() {
    float[] first = {0.3f, 0.5f, 0.5f, 0.4f, 0.4f, -1, 0.1f, 0.1f, 0.1f, 0.1f};
    float[] second = {-0.3f, 0.6f, 0.2f, 0.3f, 0.1f, 1, 0.9f, 0.8f, 0.1f, 0.2f};
    List<Box> boxes = List.of(new Box(0, 0, 0.5f, 0.5f), new Box(0.2f, 0.3f, 0.9f, 0.8f));
    float[] both = new float[20];
    System.arraycopy(first, 0, both, 0, 10);
    System.arraycopy(second, 0, both, 10, 10);

    double together =
        Answers.value(
            (scope, answers) -> SlotLoss.of(scope, answers, List.of(boxes, List.of())),
            both,
            2,
            2,
            5);

    assertThat(together).isCloseTo((loss(first, 2, boxes) + loss(second, 2, List.of())) / 2, CLOSE);
  }

  @Test
  void hasTheGradientOfItsDifferences() {
    Random random = new Random(3);
    float[] answers = new float[2 * 3 * 5];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = i % 5 == 0 ? (float) random.nextGaussian() : 0.2f + 0.5f * random.nextFloat();
    }
    List<List<Box>> truths =
        List.of(
            List.of(new Box(0.11f, 0.17f, 0.42f, 0.53f), new Box(0.55f, 0.31f, 0.97f, 0.77f)),
            List.of(new Box(0.23f, 0.05f, 0.61f, 0.93f)));

    float[] gradient =
        Answers.gradient((scope, x) -> SlotLoss.of(scope, x, truths), answers, 2, 3, 5);

    double[] differences =
        Answers.differences((scope, x) -> SlotLoss.of(scope, x, truths), answers, 2, 3, 5);
    for (int i = 0; i < gradient.length; i++) {
      assertThat((double) gradient[i]).as("number %d", i).isCloseTo(differences[i], within(5e-3));
    }
  }

  private static double loss(float[] answers, int slots, List<Box> truths) {
    return Answers.value(
        (scope, x) -> SlotLoss.of(scope, x, List.of(truths)), answers, 1, slots, 5);
  }
}
