package io.pvit.model.net;

import static io.pvit.model.net.TaskHeadsConfig.Source.CLASS_TOKEN;
import static io.pvit.model.net.TaskHeadsConfig.Source.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TestDevice;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskHeadsTest {

  private static final Offset<Double> CLOSE = within(2e-4);
  private static final Extent SLICES = new Extent(2, 4, 6);

  private final Architecture micro = Preset.named("micro").architecture();

  /** Where it computes; the tests for a GPU say otherwise. */
  TestDevice on() {
    return TestDevice.CPU;
  }

  @Test
  void answerOnTheGridOfTheFinestTap() {
    with(
        pvit(PromptLayout.PER_CLIP),
        (network, weights, pass, features, plan) -> {
          assertThat(network.denseGrid(plan)).isEqualTo(SLICES);
          assertThat(network.temporalStride()).isEqualTo(2);
          assertThat(network.task(pass, Task.DEPTH, features, plan).shape())
              .containsExactly(2, 2, 4, 6, 1);
          assertThat(network.task(pass, Task.NORMALS, features, plan).shape())
              .containsExactly(2, 2, 4, 6, 3);
          assertThat(network.task(pass, Task.SEGMENTATION, features, plan).shape())
              .containsExactly(2, 2, 4, 6, 18);
          assertThat(network.task(pass, Task.POSE, features, plan).shape()).containsExactly(2, 75);
          assertThat(network.task(pass, Task.BOXES, features, plan).shape())
              .containsExactly(2, 4, 5);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 0, 1, 0, 1",
    "PER_CLIP, 1, 1, 1, 1",
    "WIDE, 0, 5, 0, 5",
    "PER_FRAME, 16, 8, 24, 8"
  })
  void looksAtTapsAndPromptTogetherAtEveryPlace(
      PromptLayout layout, int firstEarly, int countEarly, int firstLate, int countLate) {
    with(
        pvit(layout),
        (network, weights, pass, features, plan) -> {
          float[] answer = network.task(pass, Task.NORMALS, features, plan).toFloats();

          TaskHeadsReference reference = new TaskHeadsReference(weights, features, plan.backbone());
          boolean isPrompt = layout != PromptLayout.NONE;
          for (int clip = 0; clip < 2; clip++) {
            for (int place = 0; place < 48; place++) {
              int slice = place / 24;
              int first = slice == 0 ? firstEarly : firstLate;
              int count = slice == 0 ? countEarly : countLate;
              double[] token = reference.token(clip, isPrompt, first, count);
              double[] expected = reference.normal(clip, slice, place / 6 % 4, place % 6, token);
              for (int axis = 0; axis < 3; axis++) {
                assertThat((double) answer[(clip * 48 + place) * 3 + axis])
                    .isCloseTo(expected[axis], CLOSE);
              }
            }
          }
        });
  }

  @Test
  void thePoseIsALinearFunctionOfTheMeanOfItsPrompts() {
    with(
        pvit(PromptLayout.PER_FRAME),
        (network, weights, pass, features, plan) -> {
          float[] pose = network.task(pass, Task.POSE, features, plan).toFloats();

          TaskHeadsReference reference = new TaskHeadsReference(weights, features, plan.backbone());
          double[] token = reference.token(1, true, 3 * 16, 16);
          double[] expected = reference.linear("tasks.pose", token);
          for (int i = 0; i < 75; i++) {
            assertThat((double) pose[75 + i]).isCloseTo(expected[i], CLOSE);
          }
        });
  }

  @Test
  void aBoxSlotIsALogitAndFourSharesOfThePicture() {
    with(
        pvit(PromptLayout.PER_CLIP),
        (network, weights, pass, features, plan) -> {
          float[] slots = network.task(pass, Task.BOXES, features, plan).toFloats();

          TaskHeadsReference reference = new TaskHeadsReference(weights, features, plan.backbone());
          double[] linear = reference.linear("tasks.boxes", reference.token(0, true, 4, 1));
          for (int i = 0; i < 20; i++) {
            double expected = i % 5 == 0 ? linear[i] : 1 / (1 + Math.exp(-linear[i]));
            assertThat((double) slots[i]).isCloseTo(expected, CLOSE);
          }
        });
  }

  @Test
  void leaveTheOtherTokensAsTheyAre() {
    with(
        pvit(PromptLayout.PER_CLIP),
        (network, weights, pass, features, plan) -> {
          Tensor clips = TestClips.noise(pass.scope(), 2);

          assertThat(network.tokens(pass, clips, plan).toFloats())
              .isEqualTo(features.tokens().toFloats());
        });
  }

  @Test
  void workOnSomeClipsOfABatchAsOnAll() {
    with(
        pvit(PromptLayout.PER_CLIP),
        (network, weights, pass, features, plan) -> {
          float[] all = network.task(pass, Task.DEPTH, features, plan).toFloats();

          Features second = features.only(pass, List.of(1));
          float[] one = network.task(pass, Task.DEPTH, second, plan).toFloats();

          assertThat(one).hasSize(48);
          for (int i = 0; i < 48; i++) {
            assertThat(one[i]).isCloseTo(all[48 + i], within(1e-5f));
          }
        });
  }

  @Test
  void cutWhatHangsOverWhereAGridWasRoundedUp() {
    PvitNetwork network = new PvitNetwork(pvit(PromptLayout.PER_CLIP), 0);
    try (Weights weights = TestWeights.random(network, on().device());
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      Extent odd = new Extent(4, 36, 44); // patches 9 x 11, then 5 x 6, then 3 x 3
      PvitPlan plan = network.plan(scope, odd);
      Tensor clip = TestWeights.noise(scope, 5, 1, 1, 3, 4, 36, 44);
      Features features = network.features(pass, clip, plan);

      assertThat(network.denseGrid(plan)).isEqualTo(new Extent(2, 5, 6));
      assertThat(network.task(pass, Task.DEPTH, features, plan).shape())
          .containsExactly(1, 2, 5, 6, 1);
    }
  }

  @Test
  void dropsPartsOfTheTapsInTrainingAndRepeatsItself() {
    PvitNetwork network = new PvitNetwork(pvit(PromptLayout.PER_CLIP), 0);
    try (Weights weights = TestWeights.random(network, on().device());
        TensorScope scope = weights.passScope()) {
      float[] still = depth(network, Pass.training(weights, scope));
      float[] dropped = depth(network, Pass.training(weights, scope, 3));

      assertThat(depth(network, Pass.inference(weights, scope)))
          .containsExactly(still, within(1e-5f));
      assertThat(dropped[0]).isNotCloseTo(still[0], within(1e-3f));
      assertThat(depth(network, Pass.training(weights, scope, 3))).isEqualTo(dropped);
    }
  }

  private static float[] depth(PvitNetwork network, Pass pass) {
    PvitPlan plan = network.plan(pass.scope(), TestClips.SIZE);
    Features features = network.features(pass, TestClips.noise(pass.scope(), 1), plan);
    return network.task(pass, Task.DEPTH, features, plan).toFloats();
  }

  private Architecture pvit(PromptLayout layout) {
    return micro.with(
        PromptConfig.of(layout, Task.ALL),
        micro.taskHeads().with(Task.ALL, layout == PromptLayout.NONE ? CLASS_TOKEN : PROMPT));
  }

  private interface Check {
    void of(PvitNetwork network, Weights weights, Pass pass, Features features, PvitPlan plan);
  }

  private void with(Architecture architecture, Check check) {
    PvitNetwork network = new PvitNetwork(architecture, 0);
    try (Weights weights = TestWeights.random(network, on().device());
        TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      PvitPlan plan = network.plan(scope, TestClips.SIZE);
      Features features = network.features(pass, TestClips.noise(scope, 2), plan);
      check.of(network, weights, pass, features, plan);
    }
  }

  @Test
  void tapNothingWhenNoTaskIsDense() {
    Architecture poseOnly =
        micro.with(
            new PromptConfig(PromptLayout.PER_CLIP, List.of(Task.POSE)),
            micro.taskHeads().with(List.of(Task.POSE), PROMPT));

    assertThat(new TaskHeads(new ParameterList(), poseOnly).taps()).isEqualTo(Set.of());
  }
}
