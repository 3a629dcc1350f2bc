package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.net.ActorOutput;
import io.pvit.model.net.Box;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PosesLossTest {

  private static final Offset<Double> CLOSE = within(1e-6);
  private static final Box LEFT = new Box(0.1f, 0.1f, 0.3f, 0.5f);
  private static final Box RIGHT = new Box(0.6f, 0.1f, 0.8f, 0.5f);
  private static final LabelledPerson WALKER = new LabelledPerson(LEFT, List.of());

  @Test
  void isTheMeanDistanceAlongAnAxis() {
    LabelledPerson half = WALKER.withPoses(filled(0.5f));

    assertThat(ofRegions(filled(0.2f), List.of(List.of(half)))).isCloseTo(0.3, CLOSE);
  }

  @Test
  void leavesOutNumbersThatAreUnknown() {
    float[] joints = filled(1);
    Arrays.fill(joints, 0, 70, Float.NaN);

    assertThat(ofRegions(filled(0), List.of(List.of(WALKER.withPoses(joints)))))
        .isCloseTo(1, CLOSE);
  }

  @Test
  void leavesOutPeopleWhoseJointsNobodyKnows() {
    float[] answers = new float[150];
    Arrays.fill(answers, 75, 150, 0.25f);

    assertThat(ofRegions(answers, List.of(List.of(WALKER), List.of(WALKER.withPoses(filled(0))))))
        .isCloseTo(0.25, CLOSE);
  }

  @Test
  void isNothingWhereAllIsUnknown() {
    assertThat(ofRegions(filled(7), List.of(List.of(WALKER)))).isZero();
  }

  @Test
  void asksTheCellThatAnswersForThePerson() {
    LabelledPerson right = new LabelledPerson(RIGHT, List.of()).withPoses(filled(0));
    float[] cells = new float[150];
    Arrays.fill(cells, 0, 75, 9);
    Arrays.fill(cells, 75, 150, 0.5f);

    double loss =
        Answers.value(
            (scope, poses) ->
                PosesLoss.ofActors(
                    scope,
                    poses,
                    new ActorOutput(
                        scope.floats(new float[2], 1, 2, 1),
                        scope.floats(
                            new float[] {0.2f, 0.3f, 0.2f, 0.4f, 0.7f, 0.3f, 0.2f, 0.4f}, 1, 2, 4),
                        scope.floats(new float[2], 1, 2, 1)),
                    List.of(List.of(right))),
            cells,
            1,
            2,
            75);

    assertThat(loss).isCloseTo(0.5, CLOSE);
  }

  @Test
  void refusesJointsOfAnotherNumberOfMoments() {
    assertThatThrownBy(
            () -> ofRegions(new float[150], 1, List.of(List.of(WALKER.withPoses(filled(0))))))
        .hasMessage("poses must hold 150 numbers, as the network's answer does, hold 75");
  }

  private static float[] filled(float value) {
    float[] numbers = new float[75];
    Arrays.fill(numbers, value);
    return numbers;
  }

  private static double ofRegions(float[] answers, List<List<LabelledPerson>> people) {
    return ofRegions(answers, answers.length / 75, people);
  }

  private static double ofRegions(float[] answers, int regions, List<List<LabelledPerson>> people) {
    return Answers.value(
        (scope, x) -> PosesLoss.ofRegions(scope, x, people),
        answers,
        regions,
        answers.length / regions);
  }
}
