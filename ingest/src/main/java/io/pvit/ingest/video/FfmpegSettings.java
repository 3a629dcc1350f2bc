package io.pvit.ingest.video;

/**
 * The bounds within which a video is read.
 *
 * @param openTimeoutMs for connecting and learning what the stream is
 * @param readTimeoutMs from one picture to the next
 * @param maxPixels of one picture, width times height
 * @param jpegQuality 1..100
 */
public record FfmpegSettings(int openTimeoutMs, int readTimeoutMs, int maxPixels, int jpegQuality) {
  public FfmpegSettings {
    atLeastOne("openTimeoutMs", openTimeoutMs);
    atLeastOne("readTimeoutMs", readTimeoutMs);
    atLeastOne("maxPixels", maxPixels);
    if (jpegQuality < 1 || jpegQuality > 100) {
      throw new IllegalArgumentException("jpegQuality must be within 1..100, was " + jpegQuality);
    }
  }

  private static void atLeastOne(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be >= 1, was " + value);
    }
  }
}
