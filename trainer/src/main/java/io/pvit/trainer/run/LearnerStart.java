package io.pvit.trainer.run;

import io.pvit.model.learn.AdamWConfig;
import io.pvit.model.learn.OptimizerConfig;
import io.pvit.model.learn.SgdConfig;
import io.pvit.model.loss.LossWeights;
import io.pvit.model.loss.PvitLoss;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.Weights;
import io.pvit.model.net.WeightsUpload;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.trainer.run.Learner.LearnerSettings;

/** From a configuration to a learner before its first step. */
final class LearnerStart {

  private static final double ADAM_EPS = 1e-8;

  private LearnerStart() {}

  /** With the weights that a run begins with, on the device that is configured. */
  static Learner of(TrainerConfig config, Beginning beginning) {
    ComputeDevice device = TorchEngine.get().device(config.compute().device());
    PvitNetwork network = beginning.network(config.network().dropping());
    return new Learner(
        network,
        beginning.clips(config.network().clipHeight(), config.network().clipWidth()),
        beginning.card().preprocessing(),
        new PvitLoss(weights(config.losses()), false),
        new LearnerSettings(
            optimizer(config.optimizer()),
            config.optimizer().maxGradientNorm(),
            config.optimizer().averageDecay(),
            config.compute().precision().equals("bfloat16"),
            config.compute().recompute()),
        weights(network, beginning, TorchEngine.get().openScope(device)),
        beginning.method().trained(network));
  }

  private static OptimizerConfig optimizer(TrainerConfig.Optimizer config) {
    return config.kind().equals("sgd")
        ? new SgdConfig(config.momentum(), config.weightDecay())
        : new AdamWConfig(config.beta1(), config.beta2(), ADAM_EPS, config.weightDecay());
  }

  private static LossWeights weights(TrainerConfig.Losses losses) {
    return new LossWeights(
        losses.action(),
        losses.depth(),
        losses.normals(),
        losses.segmentation(),
        losses.pose(),
        losses.boxes(),
        losses.actors(),
        losses.poses());
  }

  private static Weights weights(PvitNetwork network, Beginning beginning, TensorScope scope) {
    WeightsUpload upload = new WeightsUpload(scope);
    for (ParameterSpec parameter : network.parameters()) {
      upload.add(parameter, beginning.values(parameter));
    }
    return upload.weights();
  }
}
