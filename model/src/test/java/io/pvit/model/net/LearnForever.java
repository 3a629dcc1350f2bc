package io.pvit.model.net;

import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import io.pvit.model.torch.TorchStopped;
import java.util.List;

/** A process that does nothing but forward and backward, until it is told to end. */
public final class LearnForever {

  private static final Extent CLIP = new Extent(16, 128, 192);

  private final KernelLibrary kernels =
      TorchEngine.get().compile(KernelText.of(LearnForever.class, "gradients.torchscript"));
  private final PvitNetwork network = new PvitNetwork(Preset.named("nano").architecture(), 80);
  private final Weights weights = TestWeights.random(network);
  private final TensorScope constants = weights.passScope();
  private final PvitPlan plan = network.plan(constants, CLIP);
  private final Tensor clips =
      TestWeights.noise(constants, 1, 1, 4, 3, CLIP.t(), CLIP.h(), CLIP.w());

  private LearnForever() {}

  public static void main(String[] arguments) {
    TorchEngine.get().useThreads(2);
    Gradients.on(new LearnForever()::learn);
  }

  private void learn() {
    List<Tensor> parameters =
        network.parameters().stream().map(each -> weights.get(each.name())).toList();
    parameters.forEach(Tensor::requireGradient);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        step(parameters);
      }
    } catch (TorchStopped e) {
      System.out.println("stopped");
    }
  }

  private void step(List<Tensor> parameters) {
    try (TensorScope scope = weights.passScope()) {
      Tensor tokens = network.tokens(Pass.training(weights, scope), clips, plan);
      Tensor loss = kernels.call(scope, "mean_product", tokens, tokens);
      System.out.println("worked"); // said here, the end comes in the middle of the backward pass
      kernels.callForList(scope, "gradients", loss, parameters);
    }
  }
}
