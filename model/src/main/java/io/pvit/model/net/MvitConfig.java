package io.pvit.model.net;

import static io.pvit.model.net.Setting.require;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * An MViTv2. The JSON layout is that of torchvision's constructor arguments, so that a model made
 * elsewhere is described in its own words; what MViTv2 does not have is refused, not ignored.
 *
 * @param spatialSize rows and columns of pixels that the position tables are made for
 * @param temporalSize frames that the position tables are made for
 * @param numClasses outputs of the head on the class token; 0 leaves the head out
 * @param residualPool must be true
 * @param residualWithClsEmbed must be false
 * @param relPosEmbed must be true
 * @param projAfterAttn must be true: widths change inside the attention
 * @param patchEmbedKernel of the patch convolution
 * @param patchEmbedStride of the patch convolution
 * @param patchEmbedPadding of the patch convolution
 * @param layerNormEps of every layer norm
 * @param gelu must be {@code exact (erf)}
 * @param dropout before the class head, in training
 * @param stochasticDepthProb of the last block, in training; earlier blocks have less
 * @param blockSetting the blocks, first to last
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MvitConfig(
    List<Integer> spatialSize,
    int temporalSize,
    int numClasses,
    boolean residualPool,
    boolean residualWithClsEmbed,
    boolean relPosEmbed,
    boolean projAfterAttn,
    Extent patchEmbedKernel,
    Extent patchEmbedStride,
    Extent patchEmbedPadding,
    double layerNormEps,
    String gelu,
    double dropout,
    double stochasticDepthProb,
    List<BlockConfig> blockSetting) {
  public MvitConfig {
    spatialSize = List.copyOf(spatialSize);
    blockSetting = List.copyOf(blockSetting);
    require(
        spatialSize.size() == 2 && spatialSize.stream().allMatch(size -> size >= 1),
        "spatial_size must be two sizes >= 1, was " + spatialSize);
    require(temporalSize >= 1, "temporal_size must be >= 1, was " + temporalSize);
    require(numClasses >= 0, "num_classes must be >= 0, was " + numClasses);
    require(residualPool, "residual_pool must be true: MViTv2 adds the pooled query");
    require(!residualWithClsEmbed, "residual_with_cls_embed must be false in MViTv2");
    require(relPosEmbed, "rel_pos_embed must be true in MViTv2");
    require(projAfterAttn, "proj_after_attn must be true in MViTv2");
    require(gelu.equals("exact (erf)"), "gelu must be 'exact (erf)', was '" + gelu + "'");
    require(layerNormEps > 0, "layer_norm_eps must be > 0, was " + layerNormEps);
    require(dropout >= 0 && dropout < 1, "dropout must be within 0..1, was " + dropout);
    require(
        stochasticDepthProb >= 0 && stochasticDepthProb < 1,
        "stochastic_depth_prob must be within 0..1, was " + stochasticDepthProb);
    require(
        patchEmbedStride.product() >= 1 && patchEmbedKernel.product() >= 1,
        "patch_embed_kernel and patch_embed_stride must be >= 1");
    require(!blockSetting.isEmpty(), "block_setting must not be empty");
    for (int i = 1; i < blockSetting.size(); i++) {
      int before = blockSetting.get(i - 1).outputChannels();
      int here = blockSetting.get(i).inputChannels();
      require(
          before == here,
          "block_setting[%d].input_channels must be %d, was %d".formatted(i, before, here));
    }
  }

  /** The same backbone under a head with another number of outputs. */
  public MvitConfig withClasses(int classes) {
    return with(classes, dropout, stochasticDepthProb);
  }

  /** The same backbone, nothing of which is left out at random in training. */
  MvitConfig withoutDropping() {
    return with(numClasses, 0, 0);
  }

  private MvitConfig with(int classes, double otherDropout, double otherStochasticDepthProb) {
    return new MvitConfig(
        spatialSize,
        temporalSize,
        classes,
        residualPool,
        residualWithClsEmbed,
        relPosEmbed,
        projAfterAttn,
        patchEmbedKernel,
        patchEmbedStride,
        patchEmbedPadding,
        layerNormEps,
        gelu,
        otherDropout,
        otherStochasticDepthProb,
        blockSetting);
  }

  /** Rows of pixels. */
  public int height() {
    return spatialSize.get(0);
  }

  /** Columns of pixels. */
  public int width() {
    return spatialSize.get(1);
  }

  /** Channels of the tokens that enter the first block. */
  int inputChannels() {
    return blockSetting.get(0).inputChannels();
  }

  /** Channels of the tokens that leave the last block. */
  int outputChannels() {
    return blockSetting.get(blockSetting.size() - 1).outputChannels();
  }

  /** Pixels per patch behind a block, the first being 0. */
  Extent strideBehind(int block) {
    return blockSetting.subList(0, block + 1).stream()
        .map(BlockConfig::strideQ)
        .reduce(patchEmbedStride, Extent::times);
  }
}
