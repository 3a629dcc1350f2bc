package io.pvit.schemas;

import java.nio.ByteBuffer;

/**
 * One sampled picture of a window.
 *
 * @param captureTimeUs when the picture was taken, by the window's clock
 * @param payload the encoded picture, in the window's codec
 */
public record Frame(long captureTimeUs, ByteBuffer payload) {
  public Frame {
    Refuse.negative("captureTimeUs", captureTimeUs);
    if (!payload.hasRemaining()) {
      throw new IllegalArgumentException("payload must not be empty");
    }
    payload = payload.asReadOnlyBuffer();
  }

  /** The picture's bytes as a view of its own: reading it moves no other reader's position. */
  @Override
  public ByteBuffer payload() {
    return payload.duplicate();
  }
}
