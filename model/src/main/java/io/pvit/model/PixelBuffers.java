package io.pvit.model;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Buffers outside the heap, used again and again: memory there is given back too late to be taken
 * for each call. There are as many as threads that ever watched at once. Thread-safe.
 */
final class PixelBuffers {

  private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

  /** An empty buffer with room for that many bytes and no more. */
  ByteBuffer take(int bytes) {
    @Nullable ByteBuffer buffer = free.poll();
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes);
    }
    return buffer.clear().limit(bytes);
  }

  void giveBack(ByteBuffer buffer) {
    free.add(buffer);
  }
}
