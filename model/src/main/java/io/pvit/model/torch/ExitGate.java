package io.pvit.model.torch;

import ai.djl.engine.EngineException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps the process alive until no thread is inside the native library.
 *
 * <p>The end of a process unmaps the library's generated code; a thread that still runs it would
 * crash the whole exit. So every native call passes here, and the shutdown hook closes the gate: it
 * waits for the calls in flight and lets no other begin.
 */
final class ExitGate {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  /**
   * Runs a native call.
   *
   * @throws TorchStopped when the gate is closed
   * @throws TorchFailed when the call fails
   */
  <T> T pass(Supplier<T> nativeCall) {
    Lock inside = lock.readLock();
    inside.lock();
    try {
      if (closed) {
        throw new TorchStopped();
      }
      return nativeCall.get();
    } catch (EngineException e) {
      throw new TorchFailed(e);
    } finally {
      inside.unlock();
    }
  }

  /** Frees native memory, or leaves it to the end of the process when that has begun. */
  void release(Runnable nativeRelease) {
    Lock inside = lock.readLock();
    inside.lock();
    try {
      if (!closed) {
        nativeRelease.run();
      }
    } finally {
      inside.unlock();
    }
  }

  /** Returns once no call is in flight; from then on none begins. */
  void close() {
    Lock alone = lock.writeLock();
    alone.lock();
    try {
      closed = true;
    } finally {
      alone.unlock();
    }
  }
}
