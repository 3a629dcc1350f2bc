package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.List;

/** The backbone: patches, class token and prompts through all blocks, then a last norm. */
final class Mvit {

  private final PatchEmbedding patches;
  private final TokenSequence sequence;
  private final Prompts prompts;
  private final List<MultiscaleBlock> blocks = new ArrayList<>();
  private final LayerNorm norm;

  /**
   * The backbone, its parameters declared in the list.
   *
   * @param promptConfig tokens behind the patches; none makes it a plain MViTv2
   */
  Mvit(ParameterList parameters, MvitConfig config, PromptConfig promptConfig) {
    int channels = config.inputChannels();
    patches =
        new PatchEmbedding(
            parameters,
            channels,
            config.patchEmbedKernel(),
            config.patchEmbedStride(),
            config.patchEmbedPadding());
    sequence = new TokenSequence(parameters, channels);
    prompts = Prompts.of(parameters, promptConfig, config.temporalSize(), channels);
    Extent grid =
        divided(
            new Extent(config.temporalSize(), config.height(), config.width()),
            config.patchEmbedStride());
    for (BlockConfig block : config.blockSetting()) {
      double depthRate =
          StochasticDepth.rate(
              config.stochasticDepthProb(), blocks.size(), config.blockSetting().size());
      blocks.add(
          new MultiscaleBlock(
              parameters, blocks.size(), block, grid, config.layerNormEps(), depthRate));
      grid = divided(grid, block.strideQ());
    }
    norm = new LayerNorm(parameters, "norm", config.outputChannels(), config.layerNormEps());
  }

  /** The plan for clips of this size; its tensors belong to the scope. */
  Plan plan(TensorScope scope, Extent clip) {
    Extent grid = patches.grid(clip);
    List<BlockPlan> plans = new ArrayList<>();
    for (MultiscaleBlock block : blocks) {
      BlockPlan plan = block.plan(scope, grid, prompts.count());
      plans.add(plan);
      grid = plan.queries();
    }
    return new Plan(List.copyOf(plans), grid);
  }

  /** From a normalised clip (B, 3, F, Y, X) to tokens (B, 1 + N + P, C). */
  Tensor forward(Pass pass, Tensor clip, Plan plan, Taps taps) {
    Tensor x = stage(pass, 0, clip, plan); // (B, 1 + N + P, C)
    boolean kept = false;
    for (int i = 0; i < blocks.size(); i++) {
      Tensor in = x;
      x = stage(pass, i + 1, in, plan);
      if (!kept) {
        in.close();
      }
      kept = taps.keep(i, x);
    }
    Tensor normed = stage(pass, blocks.size() + 1, x, plan);
    if (!kept) {
      x.close();
    }
    return normed;
  }

  /** The embedding, the blocks, the last norm. */
  int stages() {
    return blocks.size() + 2;
  }

  /** One stage, of what the one before made. */
  Tensor stage(Pass pass, int stage, Tensor x, Plan plan) {
    if (stage == 0) {
      return pass.only(step -> tokens(step, x)); // (B, 3, F, Y, X) to (B, 1 + N + P, C)
    }
    int block = stage - 1;
    return block < blocks.size()
        ? pass.only(step -> blocks.get(block).forward(step, x, plan.blocks().get(block)))
        : norm.forward(pass, x);
  }

  /** What enters the first block. */
  Tensor tokens(Pass pass, Tensor clip) {
    Tensor tokens = sequence.forward(pass, patches.forward(pass, clip)); // (B, 1 + N, C)
    return prompts.appendTo(pass, tokens); // (B, 1 + N + P, C)
  }

  PatchEmbedding patches() {
    return patches;
  }

  List<MultiscaleBlock> blocks() {
    return List.copyOf(blocks);
  }

  LayerNorm norm() {
    return norm;
  }

  /** The grid that torchvision reckons with when it sizes the position tables: rounded down. */
  private static Extent divided(Extent grid, Extent stride) {
    return new Extent(grid.t() / stride.t(), grid.h() / stride.h(), grid.w() / stride.w());
  }
}
