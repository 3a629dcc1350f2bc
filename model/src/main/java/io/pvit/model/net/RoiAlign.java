package io.pvit.model.net;

import static io.pvit.model.net.Setting.require;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.List;

/**
 * The features under a box, on a grid of fixed size: He et al., Mask R-CNN, section 3;
 * torchvision's arithmetic.
 *
 * @param spatialScale pixels of the features per pixel of the image
 * @param height rows of the result
 * @param width columns of the result
 * @param samplingRatio samples per bin along each axis; 0 or less: as many as the bin has pixels
 * @param aligned whether the first pixel's centre lies at 0.5, as it should; false is the older
 *     rule
 */
public record RoiAlign(
    double spatialScale, int height, int width, int samplingRatio, boolean aligned) {
  public RoiAlign {
    require(spatialScale > 0, "spatialScale must be > 0, was " + spatialScale);
    require(height >= 1, "height must be >= 1, was " + height);
    require(width >= 1, "width must be >= 1, was " + width);
  }

  /**
   * From features (B, C, H, W) to (R, C, height, width). Differentiable in the features when the
   * pass is.
   */
  public Tensor of(Pass pass, Tensor features, List<Roi> rois) {
    long[] shape = features.shape();
    int rows = Math.toIntExact(shape[2]);
    int columns = Math.toIntExact(shape[3]);
    long[] images = new long[rois.size()];
    float[] byRow = new float[rois.size() * height * rows];
    float[] byColumn = new float[rois.size() * columns * width];
    for (int i = 0; i < images.length; i++) {
      Roi roi = rois.get(i);
      require(
          roi.image() < shape[0],
          "rois[%d].image must be below %d, was %d".formatted(i, shape[0], roi.image()));
      images[i] = roi.image();
      Box box = roi.box();
      float[] weights = samples(box.y1(), box.y2(), height).weights(rows);
      System.arraycopy(weights, 0, byRow, i * weights.length, weights.length);
      float[] across = samples(box.x1(), box.x2(), width).weights(columns);
      for (int at = 0; at < across.length; at++) {
        byColumn[i * across.length + at % columns * width + at / columns] = across[at];
      }
    }
    TensorScope scope = pass.scope();
    return pass.call(
        "roi_align",
        features,
        scope.longs(images, images.length),
        scope.floats(byRow, images.length, height, rows),
        scope.floats(byColumn, images.length, columns, width)); // (R, C, height, width)
  }

  private RoiSamples samples(float from, float to, int bins) {
    float scale = (float) spatialScale;
    float offset = aligned ? 0.5f : 0;
    float start = from * scale - offset;
    float length = to * scale - offset - start;
    return new RoiSamples(start, aligned ? length : Math.max(length, 1), bins, samplingRatio);
  }
}
