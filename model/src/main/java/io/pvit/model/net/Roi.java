package io.pvit.model.net;

/**
 * A region of one image of a batch.
 *
 * @param image index in the batch
 * @param box in pixels of the image
 */
public record Roi(int image, Box box) {
  public Roi {
    if (image < 0) {
      throw new IllegalArgumentException("image must be >= 0, was " + image);
    }
  }
}
