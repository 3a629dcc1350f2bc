package io.pvit.schemas;

import java.nio.ByteBuffer;

/**
 * One sampled picture of a window.
 *
 * @param captureTimeUs when the picture was taken, by the window's clock; not after the year 9999
 * @param payload the encoded picture, in the window's codec
 */
public record Frame(long captureTimeUs, ByteBuffer payload) {
  /** The last microsecond of the year 9999: times may be added to without running over. */
  private static final long LATEST_US = 253_402_300_799_999_999L;

  public Frame {
    Refuse.negative("captureTimeUs", captureTimeUs);
    Refuse.above("captureTimeUs", captureTimeUs, LATEST_US);
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
