package io.pvit.model.loss;

import static io.pvit.model.loss.Term.ACTION;
import static io.pvit.model.loss.Term.ACTORS;
import static io.pvit.model.loss.Term.ACTOR_POSES;
import static io.pvit.model.loss.Term.BOXES;
import static io.pvit.model.loss.Term.DEPTH;
import static io.pvit.model.loss.Term.NORMALS;
import static io.pvit.model.loss.Term.POSE;
import static io.pvit.model.loss.Term.REGIONS;
import static io.pvit.model.loss.Term.REGION_POSES;
import static io.pvit.model.loss.Term.SEGMENTATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.learn.Backward;
import io.pvit.model.net.Method;
import io.pvit.model.net.Pass;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PvitLossTest {

  private static final Offset<Double> CLOSE = within(1e-4);
  private static final PvitLoss LOSS = new PvitLoss(TestingPvit.WEIGHTS, false);

  @Test
  void isTheSumOfItsTermsWeighed() {
    Map<Term, Double> terms = new HashMap<>();

    double total = total("pvit", LOSS, terms, TestingLabels.everything(1));

    assertThat(terms).containsOnlyKeys(Term.values());
    double expected =
        of(terms, ACTION)
            + of(terms, REGIONS)
            + of(terms, ACTORS)
            + 0.5 * of(terms, DEPTH)
            + 0.5 * of(terms, NORMALS)
            + 0.1 * of(terms, SEGMENTATION)
            + 3 * of(terms, POSE)
            + 0.1 * of(terms, BOXES)
            + 2 * of(terms, ACTOR_POSES)
            + 2 * of(terms, REGION_POSES);
    assertThat(total).isCloseTo(expected, CLOSE);
  }

  @Test
  void hasOnlyTheTermsOfLabelsThatExist() {
    Map<Term, Double> terms = new HashMap<>();

    total("pvit", LOSS, terms, ClipLabels.real().withAction(2), TestingLabels.tasks(1));

    assertThat(terms).containsOnlyKeys(ACTION, DEPTH, NORMALS, SEGMENTATION, POSE, BOXES);
  }

  @Test
  void ofATermDependsOnlyOnTheClipsThatHaveItsLabel() {
    Map<Term, Double> alone = new HashMap<>();
    Map<Term, Double> among = new HashMap<>();

    total("pvit", LOSS, alone, TestingLabels.tasks(1));
    total("pvit", LOSS, among, TestingLabels.tasks(1), ClipLabels.real().withAction(2));

    assertThat(of(among, DEPTH)).isCloseTo(of(alone, DEPTH), CLOSE);
    assertThat(of(among, POSE)).isCloseTo(of(alone, POSE), CLOSE);
  }

  @Test
  void isNothingWithoutLabels() {
    Map<Term, Double> terms = new HashMap<>();

    double total = total("pvit", LOSS, terms, ClipLabels.real(), ClipLabels.synthetic());

    assertThat(total).isZero();
    assertThat(terms).isEmpty();
  }

  @Test
  void learnsThatNobodyIsThereFromAnEmptyListOnly() {
    Map<Term, Double> terms = new HashMap<>();

    total("pvit", LOSS, terms, ClipLabels.real().withPeople(List.of()));

    assertThat(terms).containsOnlyKeys(ACTORS);
  }

  @Test
  void learnsActionsFromSyntheticClipsUnlessAskedToFollowThePaper() {
    PvitLoss paper = new PvitLoss(TestingPvit.WEIGHTS, true);
    Map<Term, Double> ours = new HashMap<>();
    Map<Term, Double> papers = new HashMap<>();
    ClipLabels synthetic = TestingLabels.everything(1);
    ClipLabels real = ClipLabels.real().withAction(3);

    total("pvit", LOSS, ours, synthetic);
    total("pvit", paper, papers, synthetic);

    assertThat(ours).containsKeys(ACTION, REGIONS, ACTORS, DEPTH);
    assertThat(papers)
        .containsOnlyKeys(DEPTH, NORMALS, SEGMENTATION, POSE, BOXES, ACTOR_POSES, REGION_POSES);
    assertThat(total("pvit", paper, new HashMap<>(), real))
        .isCloseTo(total("pvit", LOSS, new HashMap<>(), real), CLOSE);
  }

  @Test
  void leavesOutTasksThatTheNetworkIsNotTaught() {
    Map<Term, Double> terms = new HashMap<>();

    total("np", LOSS, terms, TestingLabels.everything(1));

    assertThat(terms).containsOnlyKeys(ACTION, REGIONS, ACTORS, ACTOR_POSES, REGION_POSES);
  }

  @Test
  void dropsBeforeEveryKindOfHeadInAPassWithASeedAndRepeatsItself() {
    Map<Term, Double> still = dropped(OptionalLong.empty());
    Map<Term, Double> dropped = dropped(OptionalLong.of(5));

    for (Term term : List.of(ACTION, REGIONS, DEPTH, NORMALS, SEGMENTATION)) {
      assertThat(of(dropped, term)).as(term.name()).isNotEqualTo(of(still, term));
    }
    for (Term term : List.of(ACTORS, POSE, BOXES, ACTOR_POSES, REGION_POSES)) {
      assertThat(of(dropped, term)).as(term.name()).isEqualTo(of(still, term));
    }
    assertThat(dropped(OptionalLong.of(5))).isEqualTo(dropped);
  }

  private static Map<Term, Double> dropped(OptionalLong seed) {
    try (TestingPvit pvit = new TestingPvit("pvit");
        TensorScope scope = pvit.weights.passScope()) {
      Pass pass =
          seed.isPresent()
              ? Pass.training(pvit.weights, scope, seed.getAsLong())
              : Pass.training(pvit.weights, scope);
      return pvit.losses(pass, LOSS, List.of(TestingLabels.everything(1))).byTerm();
    }
  }

  @Test
  void refusesLabelsForAnotherNumberOfClips() {
    try (TestingPvit pvit = new TestingPvit("pvit");
        TensorScope scope = pvit.weights.passScope()) {
      Pass pass = Pass.inference(pvit.weights, scope);

      assertThatThrownBy(
              () ->
                  LOSS.of(
                      pass,
                      pvit.network,
                      pvit.network.features(
                          pass,
                          scope.floats(new float[3 * 4 * 32 * 48], 1, 3, 4, 32, 48),
                          pvit.network.plan(scope, TestingPvit.CLIP)),
                      pvit.network.plan(scope, TestingPvit.CLIP),
                      2,
                      List.of()))
          .hasMessage("labels must be as many as clips, were 0 for 1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mvit", "mt", "op", "np", "vpt", "vpt-synthetic", "pvit"})
  void reachesEveryPromptAndHeadOfEveryMethod(String method) {
    Map<String, Double> steepest = steepest(method, TestingLabels.everything(1));

    assertThat(steepest).containsKeys("head.1.weight", "actors.mix.weight");
    steepest.forEach(
        (name, slope) -> {
          // Keys may all be moved alike: the attention does not notice, and no gradient tells.
          if (!name.endsWith("pool_k.norm_act.0.bias")) {
            assertThat(slope).as(name).isGreaterThan(1e-7);
          }
        });
  }

  @Test
  void ofTheActionTeachesPromptsThatNoTaskTeaches() {
    Map<String, Double> steepest = steepest("np", ClipLabels.real().withAction(1));

    assertThat(steepest.get("prompts.task")).isGreaterThan(0);
    assertThat(steepest.get("actors.mix.weight")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"depth", "normals", "segmentation", "pose", "boxes"})
  void ofATaskTeachesItsHeadAndThePromptsAndNoOtherHead(String task) {
    Map<String, Double> steepest = steepest("pvit", only(task));

    steepest.forEach(
        (name, slope) -> {
          if (name.startsWith("tasks.") || name.startsWith("actors.") || name.startsWith("head.")) {
            assertThat(slope > 0).as(name).isEqualTo(name.startsWith("tasks." + task));
          }
        });
    assertThat(steepest.get("prompts.task")).isGreaterThan(0);
    assertThat(steepest.get("blocks.0.attn.qkv.weight")).isGreaterThan(0);
  }

  private static double of(Map<Term, Double> terms, Term term) {
    return Objects.requireNonNull(terms.get(term));
  }

  private static ClipLabels only(String task) {
    ClipLabels all = TestingLabels.tasks(1);
    ClipLabels none = ClipLabels.synthetic();
    return switch (task) {
      case "depth" -> none.withDepth(floats(all.depth().orElseThrow()));
      case "normals" -> none.withNormals(floats(all.normals().orElseThrow()));
      case "segmentation" -> none.withSegmentation(new int[2 * 4 * 6]);
      case "pose" -> none.withPose(floats(all.pose().orElseThrow()));
      default -> none.withBoxes(all.boxes().orElseThrow());
    };
  }

  private static float[] floats(FloatBuffer buffer) {
    float[] floats = new float[buffer.remaining()];
    buffer.duplicate().get(floats);
    return floats;
  }

  private static double total(
      String method, PvitLoss loss, Map<Term, Double> terms, ClipLabels... labels) {
    try (TestingPvit pvit = new TestingPvit(method);
        TensorScope scope = pvit.weights.passScope()) {
      Losses losses = pvit.losses(Pass.inference(pvit.weights, scope), loss, List.of(labels));
      terms.putAll(losses.byTerm());
      return losses.total().toFloats()[0];
    }
  }

  /** The largest slope of each parameter that the method trains. */
  private static Map<String, Double> steepest(String method, ClipLabels labels) {
    Map<String, Double> steepest = new HashMap<>();
    Gradients.on(
        () -> {
          try (TestingPvit pvit = new TestingPvit(method);
              TensorScope scope = pvit.weights.passScope()) {
            List<String> names = Method.named(method).trained(pvit.network);
            List<Tensor> trained = names.stream().map(pvit.weights::get).toList();
            trained.forEach(Tensor::requireGradient);
            Losses losses = pvit.losses(Pass.training(pvit.weights, scope), LOSS, List.of(labels));
            List<Tensor> gradients = Backward.gradients(scope, losses.total(), trained);
            for (int i = 0; i < names.size(); i++) {
              double most = 0;
              for (float slope : gradients.get(i).toFloats()) {
                most = Math.max(most, Math.abs(slope));
              }
              steepest.put(names.get(i), most);
            }
          }
        });
    return steepest;
  }
}
