package io.pvit.model.net;

import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;

/** Learns from noise: what counts is the work, not the outcome. One thread uses it. */
public final class Learner implements AutoCloseable {

  private static final KernelLibrary KERNELS =
      TorchEngine.get()
          .compile(KernelText.of(Learner.class, "gradients.torchscript", "learner.torchscript"));

  private final PvitNetwork network;
  private final Weights weights;
  private final List<Tensor> parameters;
  private final PvitPlan plan;
  private final Tensor clips;
  private final int keyFrame;

  /** Learns a preset, with clips of its size. */
  public Learner(String preset, int batch) {
    this(preset, batch, ComputeDevice.CPU);
  }

  Learner(String preset, int batch, ComputeDevice device) {
    Architecture architecture = Preset.named(preset).architecture();
    MvitConfig config = architecture.backbone();
    Extent clip = new Extent(config.temporalSize(), config.height(), config.width());
    network = new PvitNetwork(architecture, 80);
    weights = TestWeights.random(network, device);
    parameters = network.parameters().stream().map(each -> weights.get(each.name())).toList();
    parameters.forEach(Tensor::requireGradient);
    TensorScope constants = weights.passScope();
    plan = network.plan(constants, clip);
    clips = TestWeights.noise(constants, 1, 1, batch, 3, clip.t(), clip.h(), clip.w());
    keyFrame = config.temporalSize() / 2;
  }

  /** A pass that only predicts. */
  void watch() {
    try (TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      float[] unused =
          network
              .actors(pass, network.tokens(pass, clips, plan), plan, keyFrame)
              .presence()
              .toFloats();
    }
  }

  /** Forward and backward; what is between them is done in between. */
  public void step(Runnable between) {
    Gradients.on(
        () -> {
          try (TensorScope scope = weights.passScope()) {
            Tensor loss = loss(scope);
            between.run();
            List<Tensor> unused = KERNELS.callForList(scope, "gradients", loss, parameters);
          }
        });
  }

  /** The gradient of every parameter, in their order, one after another. */
  public float[][] gradients() {
    float[][] all = new float[parameters.size()][];
    Gradients.on(
        () -> {
          try (TensorScope scope = weights.passScope()) {
            List<Tensor> found = KERNELS.callForList(scope, "gradients", loss(scope), parameters);
            for (int i = 0; i < all.length; i++) {
              all[i] = found.get(i).toFloats();
            }
          }
        });
    return all;
  }

  private Tensor loss(TensorScope scope) {
    Pass pass = Pass.training(weights, scope);
    Tensor tokens = network.tokens(pass, clips, plan); // (B, L, C)
    ActorOutput actors = network.actors(pass, tokens, plan, keyFrame);
    return KERNELS.call(
        scope,
        "mean_squares",
        List.of(tokens, actors.presence(), actors.boxes(), actors.actions()));
  }

  @Override
  public void close() {
    weights.close();
  }
}
