package io.pvit.model.frames;

/**
 * Where a source picture lies within the network's picture; everything in pixels.
 *
 * @param sourceWidth of the decoded picture
 * @param sourceHeight of the decoded picture
 * @param left first column of the scaled picture
 * @param top first row of the scaled picture
 * @param width of the scaled picture
 * @param height of the scaled picture
 * @param canvasWidth of the network's picture
 * @param canvasHeight of the network's picture
 */
public record Letterbox(
    int sourceWidth,
    int sourceHeight,
    int left,
    int top,
    int width,
    int height,
    int canvasWidth,
    int canvasHeight) {

  /** The largest picture of the source's proportions that fits, in the middle. */
  public static Letterbox fit(
      int sourceWidth, int sourceHeight, int canvasWidth, int canvasHeight) {
    double scale =
        Math.min((double) canvasWidth / sourceWidth, (double) canvasHeight / sourceHeight);
    int width = Math.max(1, Math.min(canvasWidth, (int) Math.round(sourceWidth * scale)));
    int height = Math.max(1, Math.min(canvasHeight, (int) Math.round(sourceHeight * scale)));
    return new Letterbox(
        sourceWidth,
        sourceHeight,
        (canvasWidth - width) / 2,
        (canvasHeight - height) / 2,
        width,
        height,
        canvasWidth,
        canvasHeight);
  }

  /** A horizontal position in shares of the network's picture, as a share of the source's. */
  public double sourceX(double canvasX) {
    return clip((canvasX * canvasWidth - left) / width);
  }

  /** A vertical position in shares of the network's picture, as a share of the source's. */
  public double sourceY(double canvasY) {
    return clip((canvasY * canvasHeight - top) / height);
  }

  /** A horizontal position in shares of the source picture, as a share of the network's. */
  public double canvasX(double sourceX) {
    return (sourceX * width + left) / canvasWidth;
  }

  /** A vertical position in shares of the source picture, as a share of the network's. */
  public double canvasY(double sourceY) {
    return (sourceY * height + top) / canvasHeight;
  }

  private static double clip(double share) {
    return Math.max(0, Math.min(1, share));
  }
}
