package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.learn.AdamW;
import io.pvit.model.learn.AdamWConfig;
import io.pvit.model.learn.Backward;
import io.pvit.model.learn.LearnableWeights;
import io.pvit.model.net.Method;
import io.pvit.model.net.Pass;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptTuningTest {

  private static final int STEPS = 30;

  @Test
  void learnsWithPromptsAndHeadsOnABackboneThatStaysAsItIs() {
    Method method = Method.named("vpt-synthetic");
    List<Double> totals = new ArrayList<>();
    try (TestingPvit pvit = new TestingPvit("vpt-synthetic");
        LearnableWeights learnt =
            LearnableWeights.copyOf(pvit.weights, method.trained(pvit.network))) {
      float[] prompts = learnt.view().get("prompts.task").toFloats();
      float[] backbone = pvit.weights.get("blocks.0.attn.qkv.weight").toFloats();

      Gradients.on(() -> learn(pvit, learnt, totals));

      assertThat(totals.get(STEPS - 1)).isLessThan(totals.get(0) / 2);
      assertThat(learnt.names()).doesNotContain("blocks.0.attn.qkv.weight");
      assertThat(learnt.view().get("prompts.task").toFloats()).isNotEqualTo(prompts);
      assertThat(pvit.weights.get("blocks.0.attn.qkv.weight").toFloats()).isEqualTo(backbone);
    }
  }

  private static void learn(TestingPvit pvit, LearnableWeights learnt, List<Double> totals) {
    PvitLoss loss = new PvitLoss(LossWeights.PAPER, false);
    List<ClipLabels> labels = List.of(TestingLabels.everything(1), TestingLabels.everything(2));
    try (Weights whole = learnt.view().over(pvit.weights);
        AdamW adam = new AdamW(learnt, new AdamWConfig(0.9, 0.999, 1e-8, 0))) {
      for (int step = 0; step < STEPS; step++) {
        try (TensorScope scope = whole.passScope()) {
          Losses losses = pvit.losses(Pass.training(whole, scope), loss, labels);
          List<Tensor> gradients = Backward.gradients(scope, losses.total(), learnt.tensors());
          adam.step(gradients, 3e-3);
          totals.add((double) losses.total().toFloats()[0]);
        }
      }
    }
  }
}
