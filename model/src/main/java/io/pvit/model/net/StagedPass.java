package io.pvit.model.net;

import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A pass through the backbone that builds no graph and keeps only what enters each stage: the
 * embedding, the blocks, the last norm. From there a stage can be made again, with a graph.
 *
 * <p>What heads see are leaves that ask for gradients, so that a loss leads back to them and no
 * further.
 */
public final class StagedPass {

  private final Mvit backbone;
  private final Plan plan;
  private final Set<Integer> taps;
  private final List<Tensor> inputs = new ArrayList<>();
  private final Tensor tokens;

  /** The stages of a clip (B, 3, F, Y, X), made with the pass. */
  StagedPass(Pass pass, Mvit backbone, Plan plan, Set<Integer> taps, Tensor clip) {
    this.backbone = backbone;
    this.plan = plan;
    this.taps = Set.copyOf(taps);
    Gradients.off(
        () -> {
          inputs.add(clip);
          for (int stage = 0; stage < backbone.stages(); stage++) {
            inputs.add(backbone.stage(pass, stage, inputs.get(stage), plan));
          }
        });
    tokens = inputs.remove(backbone.stages());
    inputs.subList(1, inputs.size()).forEach(Tensor::requireGradient);
    tokens.requireGradient();
  }

  /** What heads see. */
  public Features features() {
    Taps kept = new Taps(taps);
    for (int stage = 1; stage < inputs.size(); stage++) {
      boolean unused = kept.keep(stage - 2, inputs.get(stage));
    }
    return new Features(tokens, kept);
  }

  /** How many stages there are. */
  public int stages() {
    return inputs.size();
  }

  /** What enters a stage. That of the first is the clip, which asks for no gradient. */
  public Tensor input(int stage) {
    return inputs.get(stage);
  }

  /** The stages whose inputs heads see, too. */
  public Set<Integer> tapped() {
    return taps.stream().map(block -> block + 2).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The output of a stage, made again.
   *
   * @param pass with the seed of the first time
   */
  public Tensor again(Pass pass, int stage) {
    return backbone.stage(pass, stage, inputs.get(stage), plan);
  }
}
