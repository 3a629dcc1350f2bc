package io.pvit.app.video;

import java.nio.ByteBuffer;
import org.bytedeco.javacv.Frame;

/** A picture as the encoder takes it, whose lines begin at multiples of eight bytes. */
final class Canvas implements AutoCloseable {

  private static final int BYTES_PER_PIXEL = 3;

  private final Frame frame;

  Canvas(int width, int height) {
    frame = new Frame(width, height, Frame.DEPTH_UBYTE, BYTES_PER_PIXEL);
  }

  /**
   * @param pixels (Y, X, 3) bytes from their position on
   */
  Frame showing(ByteBuffer pixels) {
    ByteBuffer lines = (ByteBuffer) frame.image[0];
    ByteBuffer source = pixels.duplicate();
    int lineBytes = BYTES_PER_PIXEL * frame.imageWidth;
    for (int row = 0; row < frame.imageHeight; row++) {
      lines.clear().position(row * frame.imageStride);
      source.limit(source.position() + lineBytes);
      lines.put(source);
    }
    lines.clear();
    return frame;
  }

  @Override
  public void close() {
    frame.close();
  }
}
