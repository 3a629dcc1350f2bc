package io.pvit.ingest.source;

/**
 * Width and height of a frame in pixels.
 *
 * <p>Frames are never enlarged: that would add bytes and no information, and the model fits any
 * size to its own. Both sides are even, as every later video codec wants them.
 */
public record FrameSize(int width, int height) {

  /** A frame that is longer than this many times the short side is shrunk further. */
  private static final int LONGEST_IN_SHORT_SIDES = 8;

  public FrameSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("size must be >= 1x1, was " + width + "x" + height);
    }
  }

  /** This size shrunk in proportion until its short side is {@code shortSide} pixels, or as is. */
  public FrameSize shrunkTo(int shortSide) {
    double scale =
        Math.min(
            1,
            Math.min(
                shortSide / (double) Math.min(width, height),
                LONGEST_IN_SHORT_SIDES * (double) shortSide / Math.max(width, height)));
    return new FrameSize(even(width, scale), even(height, scale));
  }

  private static int even(int pixels, double scale) {
    long halves = Math.min(Math.round(pixels * scale / 2), pixels / 2);
    return (int) (2 * Math.max(1, halves));
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
