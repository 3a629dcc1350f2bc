package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MapLossTest {

  private static final Offset<Double> CLOSE = within(1e-6);
  private static final float LN_3 = (float) Math.log(3);
  private static final float UNKNOWN = Float.NaN;

  @Test
  void ofDepthIsTheMeanSquareInSharesOfTwentyMetres() {
    double loss =
        Answers.value(
            (scope, answers) ->
                MapLoss.depth(
                    scope,
                    answers,
                    List.of(floats(10, 40, UNKNOWN), floats(5, Float.POSITIVE_INFINITY, 0))),
            new float[] {0.5f, 0.5f, 9, 0.25f, 0, 1},
            2,
            1,
            1,
            3,
            1);

    // clips: (0 + 0.25) / 2 and (0 + 1 + 1) / 3
    assertThat(loss).isCloseTo((0.125 + 2.0 / 3) / 2, CLOSE);
  }

  @Test
  void ofDepthThatIsAllUnknownIsNothing() {
    double loss =
        Answers.value(
            (scope, answers) -> MapLoss.depth(scope, answers, List.of(floats(UNKNOWN, UNKNOWN))),
            new float[] {3, 4},
            1,
            1,
            1,
            2,
            1);

    assertThat(loss).isZero();
  }

  @Test
  void ofDepthPullsOnlyWhereItIsKnown() {
    float[] gradient =
        Answers.gradient(
            (scope, answers) -> MapLoss.depth(scope, answers, List.of(floats(10, UNKNOWN))),
            new float[] {0.75f, 9},
            1,
            1,
            1,
            2,
            1);

    assertThat(gradient).containsExactly(0.5f, 0); // 2 (0.75 - 0.5)
  }

  @Test
  void ofNormalsIsTheMeanSquareOverAxesWhereThereIsASurface() {
    double loss =
        Answers.value(
            (scope, answers) ->
                MapLoss.normals(scope, answers, List.of(floats(0, 0, -1, 0, 0, 0, 0.6f, 0.8f, 0))),
            new float[] {0, 0, 0, 7, 7, 7, 0.6f, 0.3f, 0},
            1,
            1,
            1,
            3,
            3);

    assertThat(loss).isCloseTo((1 + 0.25) / 6, CLOSE);
  }

  @Test
  void ofSegmentationIsTheMeanCrossEntropyOfKnownPlaces() {
    double loss =
        Answers.value(
            (scope, answers) ->
                MapLoss.segmentation(scope, answers, List.of(ints(1, 0, -1), ints(-1, -1, 1))),
            new float[] {0, LN_3, 0, LN_3, 50, -50, 9, 9, 9, 9, 1, 1},
            2,
            1,
            1,
            3,
            2);

    double first = (-Math.log(0.75) - Math.log(0.25)) / 2;
    assertThat(loss).isCloseTo((first + Math.log(2)) / 2, CLOSE);
  }

  @Test
  void ofSegmentationRefusesAClassThatTheNetworkDoesNotHave() {
    assertThatThrownBy(
            () ->
                Answers.value(
                    (scope, answers) -> MapLoss.segmentation(scope, answers, List.of(ints(2))),
                    new float[] {0, 0},
                    1,
                    1,
                    1,
                    1,
                    2))
        .hasMessage("segmentation must be below the network's 2 classes, was 2");
  }

  @Test
  void ofAPoseIsTheMeanSquareOverKnownCoordinates() {
    double loss =
        Answers.value(
            (scope, answers) ->
                MapLoss.pose(scope, answers, List.of(floats(1, 2, UNKNOWN, UNKNOWN))),
            new float[] {1.5f, 2, 8, 9},
            1,
            4);

    assertThat(loss).isCloseTo(0.125, CLOSE);
  }

  @Test
  void refusesMapsOfAnotherSize() {
    assertThatThrownBy(
            () ->
                Answers.value(
                    (scope, answers) ->
                        MapLoss.depth(scope, answers, List.of(floats(1, 2), floats(1))),
                    new float[] {0, 0, 0, 0},
                    2,
                    1,
                    1,
                    2,
                    1))
        .hasMessage(
            "depth of labelled clip 1 must hold 2 numbers, as the network's answer does, holds 1");
  }

  private static FloatBuffer floats(float... values) {
    return FloatBuffer.wrap(values).asReadOnlyBuffer();
  }

  private static IntBuffer ints(int... values) {
    return IntBuffer.wrap(values).asReadOnlyBuffer();
  }
}
