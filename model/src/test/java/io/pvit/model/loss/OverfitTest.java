package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.learn.AdamW;
import io.pvit.model.learn.AdamWConfig;
import io.pvit.model.learn.Backward;
import io.pvit.model.learn.GradientClip;
import io.pvit.model.learn.LearnableWeights;
import io.pvit.model.net.Method;
import io.pvit.model.net.Pass;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TestDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OverfitTest {

  private static final int STEPS = 80;

  /** Two rendered clips and a filmed one. */
  private static final List<ClipLabels> LABELS =
      List.of(
          TestingLabels.everything(1),
          TestingLabels.everything(2),
          ClipLabels.real().withAction(4));

  /** Where it computes; the tests for a GPU say otherwise. */
  TestDevice on() {
    return TestDevice.CPU;
  }

  @Test
  void aSmallNetworkLearnsAFewMadeUpLabelsByHeart() {
    List<Map<Term, Double>> history = new ArrayList<>();

    Gradients.on(() -> learn(history));

    Map<Term, Double> first = history.get(0);
    Map<Term, Double> last = history.get(STEPS - 1);
    assertThat(first).containsOnlyKeys(Term.values());
    for (Term term : Term.values()) {
      assertThat(of(last, term)).as(term.name()).isLessThan(of(first, term) / 4);
    }
  }

  private static double of(Map<Term, Double> terms, Term term) {
    return Objects.requireNonNull(terms.get(term));
  }

  private void learn(List<Map<Term, Double>> history) {
    PvitLoss loss = new PvitLoss(TestingPvit.WEIGHTS, false);
    try (TestingPvit pvit = new TestingPvit("pvit", on().device());
        LearnableWeights weights =
            LearnableWeights.copyOf(pvit.weights, Method.named("pvit").trained(pvit.network));
        AdamW adam = new AdamW(weights, new AdamWConfig(0.9, 0.999, 1e-8, 0))) {
      for (int step = 0; step < STEPS; step++) {
        try (TensorScope scope = weights.view().passScope()) {
          Pass pass = Pass.training(weights.view(), scope);
          Losses losses = pvit.losses(pass, loss, LABELS);
          List<Tensor> gradients = Backward.gradients(scope, losses.total(), weights.tensors());
          GradientClip.clip(scope, gradients, 1);
          adam.step(gradients, 3e-3);
          history.add(losses.byTerm());
        }
      }
    }
  }
}
