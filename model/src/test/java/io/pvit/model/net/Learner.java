package io.pvit.model.net;

import io.pvit.model.learn.AdamW;
import io.pvit.model.learn.AdamWConfig;
import io.pvit.model.learn.Backward;
import io.pvit.model.learn.Ema;
import io.pvit.model.learn.GradientClip;
import io.pvit.model.learn.LearnableWeights;
import io.pvit.model.learn.Recomputation;
import io.pvit.model.loss.ClipLabels;
import io.pvit.model.loss.LossWeights;
import io.pvit.model.loss.Losses;
import io.pvit.model.loss.PvitLoss;
import io.pvit.model.loss.Term;
import io.pvit.model.loss.TestingLabels;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Learns PViT, with every head there is, from noise and labels made up: the whole work of a step,
 * whatever comes of it. One thread uses it.
 */
public final class Learner implements AutoCloseable {

  private static final int ACTIONS = 80;
  private static final double RATE = 1e-4;
  private static final PvitLoss LOSS =
      new PvitLoss(new LossWeights(1, 0.5, 0.5, 0.1, 3, 0.1, 1, 2), false);

  private final PvitNetwork network;
  private final LearnableWeights weights;
  private final AdamW optimizer;
  private final Ema average;
  private final PvitPlan plan;
  private final Tensor clips;
  private final List<ClipLabels> labels;
  private final int keyFrame;
  private long seed;
  private Map<Term, Double> terms = Map.of();

  /** Learns a preset, with clips of its size. */
  public Learner(String preset, int batch) {
    this(preset, batch, ComputeDevice.CPU);
  }

  Learner(String preset, int batch, ComputeDevice device) {
    Architecture architecture = everyHead(Preset.named(preset).architecture());
    MvitConfig config = architecture.backbone();
    Extent clip = new Extent(config.temporalSize(), config.height(), config.width());
    network = new PvitNetwork(architecture, ACTIONS);
    try (Weights start = TestWeights.random(network, device)) {
      weights = LearnableWeights.copyOf(start, Method.named("pvit").trained(network));
    }
    optimizer = new AdamW(weights, new AdamWConfig(0.9, 0.999, 1e-8, 0.05));
    average = new Ema(weights, 0.999);
    TensorScope constants = weights.view().passScope();
    plan = network.plan(constants, clip);
    clips = TestWeights.noise(constants, 1, 1, batch, 3, clip.t(), clip.h(), clip.w());
    labels = labels(network.denseGrid(plan), architecture.taskHeads().segmentationClasses(), batch);
    keyFrame = config.temporalSize() / 2;
  }

  private static Architecture everyHead(Architecture preset) {
    return Method.named("pvit")
        .applyTo(
            new Architecture(
                preset.name(),
                preset.backbone().withClasses(ACTIONS),
                preset.prompts(),
                true,
                true,
                preset.taskHeads().withPoseMoments(TestingLabels.POSE_MOMENTS)));
  }

  /** A rendered clip, of which all is known, and filmed ones. */
  private static List<ClipLabels> labels(Extent grid, int segments, int batch) {
    List<ClipLabels> labels = new ArrayList<>();
    labels.add(TestingLabels.everything(grid, segments, 1));
    for (int clip = 1; clip < batch; clip++) {
      labels.add(ClipLabels.real().withAction(clip).withPeople(TestingLabels.people(clip)));
    }
    return labels;
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

  /** What the latest step minimised. */
  Map<Term, Double> terms() {
    return terms;
  }

  /** A whole step; what is between forward and backward is done in between. */
  public void step(Runnable between) {
    Gradients.on(
        () -> {
          try (TensorScope scope = weights.view().passScope()) {
            Losses losses = losses(scope, seed++);
            between.run();
            List<Tensor> gradients = Backward.gradients(scope, losses.total(), weights.tensors());
            double norm = GradientClip.clip(scope, gradients, 1);
            if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
              throw new IllegalStateException("nothing is learnt from a gradient of " + norm);
            }
            optimizer.step(gradients, RATE);
            average.update();
            terms = losses.byTerm();
          }
        });
  }

  /** The gradient of every parameter, in their order; the same each time. */
  public float[][] gradients() {
    float[][] all = new float[weights.tensors().size()][];
    Gradients.on(
        () -> {
          try (TensorScope scope = weights.view().passScope()) {
            List<Tensor> found =
                Backward.gradients(scope, losses(scope, 0).total(), weights.tensors());
            for (int i = 0; i < all.length; i++) {
              all[i] = found.get(i).toFloats();
            }
          }
        });
    return all;
  }

  /** Tensors that outlive a pass. */
  int ownedTensors() {
    return weights.view().ownedTensors();
  }

  /** As {@link #gradients}, with the backbone made again on the way back. */
  float[][] recomputedGradients() {
    float[][] all = new float[weights.tensors().size()][];
    Gradients.on(
        () -> {
          try (TensorScope scope = weights.view().passScope()) {
            Pass pass = Pass.training(weights.view(), scope, 0);
            StagedPass staged = network.staged(pass, clips, plan);
            Losses losses = LOSS.of(pass, network, staged.features(), plan, keyFrame, labels);
            List<Tensor> found =
                Recomputation.gradients(scope, pass, staged, losses.total(), weights.tensors());
            for (int i = 0; i < all.length; i++) {
              all[i] = found.get(i).toFloats();
            }
          }
        });
    return all;
  }

  private Losses losses(TensorScope scope, long dropoutSeed) {
    Pass pass = Pass.training(weights.view(), scope, dropoutSeed);
    Features features = network.features(pass, clips, plan);
    return LOSS.of(pass, network, features, plan, keyFrame, labels);
  }

  private ActorOutput actors(Pass pass) {
    return network.actors(pass, network.tokens(pass, clips, plan), plan, keyFrame);
  }

  @Override
  public void close() {
    weights.close();
  }
}
