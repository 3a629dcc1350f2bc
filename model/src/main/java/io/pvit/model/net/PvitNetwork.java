package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PViT: the backbone with its task prompts, and the heads that serve. Stateless: threads share it.
 */
public final class PvitNetwork {

  private final ParameterList parameters = new ParameterList();
  private final Mvit backbone;
  private final Optional<ClassHead> classHead;
  private final Optional<ActorHead> actorHead;
  private final int temporalStride;

  /**
   * The network of an architecture.
   *
   * @param actions how many actions the actor head scores
   */
  public PvitNetwork(Architecture architecture, int actions) {
    MvitConfig config = architecture.backbone();
    backbone = new Mvit(parameters, config, architecture.prompts());
    classHead =
        config.numClasses() == 0
            ? Optional.empty()
            : Optional.of(new ClassHead(parameters, config.outputChannels(), config.numClasses()));
    actorHead =
        architecture.actorHead()
            ? Optional.of(new ActorHead(parameters, config.outputChannels(), actions))
            : Optional.empty();
    temporalStride =
        config.blockSetting().stream()
            .map(block -> block.strideQ().t())
            .reduce(config.patchEmbedStride().t(), (a, b) -> a * b);
  }

  /** All parameters in a fixed order. */
  public List<ParameterSpec> parameters() {
    return parameters.specs();
  }

  /**
   * The same weights for passes in mixed precision that only predict: what those use in bfloat16 is
   * converted once. Such a tensor cannot be read.
   *
   * @param scope owns the converted ones; the others stay where they are
   */
  public Weights forMixedPrecision(Weights weights, TensorScope scope) {
    Pass pass = Pass.inference(weights, scope);
    Set<String> halves = parameters.halves();
    Map<String, Tensor> tensors = new HashMap<>();
    for (ParameterSpec spec : parameters()) {
      Tensor full = weights.get(spec.name());
      tensors.put(spec.name(), halves.contains(spec.name()) ? pass.call("halved", full) : full);
    }
    return new Weights(scope, tensors);
  }

  /** How many numbers the parameters hold. */
  public long parameterCount() {
    return parameters().stream().mapToLong(ParameterSpec::size).sum();
  }

  /** Constants for clips of that size in frames, rows and columns; they belong to the scope. */
  public PvitPlan plan(TensorScope scope, Extent clip) {
    Plan plan = backbone.plan(scope, clip);
    return new PvitPlan(plan, ActorHead.references(scope, plan.out()));
  }

  /** From pixels (B, F, Y, X, 3), uint8 RGB, to a normalised clip (B, 3, F, Y, X). */
  public Tensor normalise(Pass pass, Tensor pixels, double mean, double deviation) {
    return pass.call("normalise", pixels, mean, deviation);
  }

  /** From a normalised clip (B, 3, F, Y, X) to normalised tokens (B, 1 + N + P, C). */
  public Tensor tokens(Pass pass, Tensor clip, PvitPlan plan) {
    return backbone.forward(pass, clip, plan.backbone(), Taps.none());
  }

  /** From tokens to logits (B, classes) of the whole clip. */
  public Tensor classes(Pass pass, Tensor tokens) {
    return classHead
        .orElseThrow(() -> new IllegalStateException("this network has no class head"))
        .forward(pass, tokens);
  }

  /** From tokens to the people at the key frame. */
  public ActorOutput actors(Pass pass, Tensor tokens, PvitPlan plan, int keyFrame) {
    Extent grid = plan.backbone().out();
    int slice = Math.min(keyFrame / temporalStride, grid.t() - 1);
    return actorHead
        .orElseThrow(() -> new IllegalStateException("this network has no actor head"))
        .forward(pass, tokens, grid, slice, plan.actorReferences());
  }

  Mvit backbone() {
    return backbone;
  }
}
