package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import java.util.List;

/**
 * Scores what people do whose boxes are given; PViT, supplement C.5, in the form that SlowFast
 * gives it for AVA: normalised patches averaged over time, RoIAlign of 7 x 7 with the box of the
 * key frame, the maximum over the region, one linear layer.
 */
final class RegionHead {

  private static final int SIDE = 7;
  private static final int AS_MANY_SAMPLES_AS_PIXELS = 0;

  private final RoiAlign align;
  private final Linear linear;
  private final double dropout;

  /**
   * A head.
   *
   * @param pixelsPerPatch of the last grid, the same along rows and columns
   * @param dropout of a region's features, in training
   */
  RegionHead(
      ParameterList parameters, int channels, int actions, int pixelsPerPatch, double dropout) {
    align = new RoiAlign(1.0 / pixelsPerPatch, SIDE, SIDE, AS_MANY_SAMPLES_AS_PIXELS, true);
    linear = new Linear(parameters, "regions.projection", channels, actions);
    this.dropout = dropout;
  }

  /**
   * Reads the tokens.
   *
   * @param tokens (B, L, C) normalised
   * @param rois in pixels of the network's picture, at least one
   * @return (R, actions) logits
   */
  Tensor forward(Pass pass, Tensor tokens, Extent grid, List<Roi> rois) {
    Tensor known = features(pass, tokens, grid, rois);
    return linear.forward(pass, pass.dropout("regions.dropout", dropout, known));
  }

  /** What is known of each region: (R, C). */
  Tensor features(Pass pass, Tensor tokens, Extent grid, List<Roi> rois) {
    Tensor map = pass.call("mean_over_time", tokens, grid.toLongs()); // (B, C, H, W)
    Tensor regions = align.of(pass, map, rois); // (R, C, 7, 7)
    return pass.call("strongest", regions); // (R, C)
  }
}
