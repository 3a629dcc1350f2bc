package io.pvit.model.net;

import io.pvit.model.learn.AdamW;
import io.pvit.model.learn.AdamWConfig;
import io.pvit.model.learn.Backward;
import io.pvit.model.learn.GradientClip;
import io.pvit.model.learn.LearnableWeights;
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
      TorchEngine.get().compile(KernelText.of(Learner.class, "learner.torchscript"));

  private static final double RATE = 1e-4;

  private final PvitNetwork network;
  private final LearnableWeights weights;
  private final AdamW optimizer;
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
    try (Weights start = TestWeights.random(network, device)) {
      weights =
          LearnableWeights.copyOf(
              start, network.parameters().stream().map(ParameterSpec::name).toList());
    }
    optimizer = new AdamW(weights, new AdamWConfig(0.9, 0.999, 1e-8, 0.05));
    TensorScope constants = weights.view().passScope();
    plan = network.plan(constants, clip);
    clips = TestWeights.noise(constants, 1, 1, batch, 3, clip.t(), clip.h(), clip.w());
    keyFrame = config.temporalSize() / 2;
  }

  /** A pass that only predicts. */
  void watch() {
    try (TensorScope scope = weights.view().passScope()) {
      float[] unused = actors(Pass.inference(weights.view(), scope)).presence().toFloats();
    }
  }

  /** A whole step. */
  void step() {
    step(() -> {});
  }

  /** A whole step; what is between forward and backward is done in between. */
  public void step(Runnable between) {
    Gradients.on(
        () -> {
          try (TensorScope scope = weights.view().passScope()) {
            Tensor loss = loss(scope);
            between.run();
            List<Tensor> gradients = Backward.gradients(scope, loss, weights.tensors());
            double unused = GradientClip.clip(scope, gradients, 1);
            optimizer.step(gradients, RATE);
          }
        });
  }

  /** The gradient of every parameter, in their order. */
  public float[][] gradients() {
    float[][] all = new float[weights.tensors().size()][];
    Gradients.on(
        () -> {
          try (TensorScope scope = weights.view().passScope()) {
            List<Tensor> found = Backward.gradients(scope, loss(scope), weights.tensors());
            for (int i = 0; i < all.length; i++) {
              all[i] = found.get(i).toFloats();
            }
          }
        });
    return all;
  }

  private Tensor loss(TensorScope scope) {
    Pass pass = Pass.training(weights.view(), scope);
    Tensor tokens = network.tokens(pass, clips, plan); // (B, L, C)
    ActorOutput actors = network.actors(pass, tokens, plan, keyFrame);
    return KERNELS.call(
        scope,
        "mean_squares",
        List.of(tokens, actors.presence(), actors.boxes(), actors.actions()));
  }

  private ActorOutput actors(Pass pass) {
    return network.actors(pass, network.tokens(pass, clips, plan), plan, keyFrame);
  }

  @Override
  public void close() {
    weights.close();
  }
}
