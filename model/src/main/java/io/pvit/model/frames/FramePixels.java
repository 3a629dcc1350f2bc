package io.pvit.model.frames;

import java.nio.ByteBuffer;

/** A decoded picture in the network's size: RGB, one byte a channel, row by row. Immutable. */
public final class FramePixels {

  private final ByteBuffer rgb;
  private final Letterbox letterbox;

  /** Takes the array over: nobody writes to it afterwards. */
  FramePixels(byte[] rgb, Letterbox letterbox) {
    int expected = letterbox.canvasWidth() * letterbox.canvasHeight() * 3;
    if (rgb.length != expected) {
      throw new IllegalArgumentException("rgb must hold " + expected + " bytes, has " + rgb.length);
    }
    this.rgb = ByteBuffer.wrap(rgb).asReadOnlyBuffer();
    this.letterbox = letterbox;
  }

  /**
   * A picture that no camera sent, already in the network's size.
   *
   * @param rgb copied, from its position to its limit; the position does not move
   */
  public static FramePixels drawn(ByteBuffer rgb, Letterbox letterbox) {
    byte[] own = new byte[rgb.remaining()];
    rgb.duplicate().get(own);
    return new FramePixels(own, letterbox);
  }

  /** The pixels, as a view of its own. */
  public ByteBuffer rgb() {
    return rgb.duplicate();
  }

  /** Where the source picture lies in it. */
  public Letterbox letterbox() {
    return letterbox;
  }
}
