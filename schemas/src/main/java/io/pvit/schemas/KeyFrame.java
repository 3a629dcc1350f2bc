package io.pvit.schemas;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The picture that a record of an event speaks of.
 *
 * @param offset of its window in the evidence's topic and partition
 * @param index of the frame in that window
 * @param jpeg the picture itself; absent when it is larger than the service may carry, or no longer
 *     kept
 */
public record KeyFrame(long offset, int index, Optional<ByteBuffer> jpeg) {
  public KeyFrame {
    Refuse.negative("keyFrame.offset", offset);
    Refuse.negative("keyFrame.index", index);
    jpeg = jpeg.map(ByteBuffer::asReadOnlyBuffer);
  }
}
