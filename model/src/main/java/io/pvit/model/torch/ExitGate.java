package io.pvit.model.torch;

import ai.djl.engine.EngineException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the process alive until no thread is inside the native library.
 *
 * <p>The end of a process unmaps the library's generated code; a thread that still runs it would
 * crash the whole exit. So every native call passes here, and the shutdown hook closes the gate: it
 * waits for the calls in flight and lets no other begin. A call that hangs is not waited for
 * without end, for the process of a device that hangs must still end.
 */
final class ExitGate {

  private static final Logger log = LoggerFactory.getLogger(ExitGate.class);

  private final Duration patience;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile boolean closed;

  /**
   * @param patience how long the end of the process waits for a call in flight
   */
  ExitGate(Duration patience) {
    this.patience = patience;
  }

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

  /** Returns once no call is in flight, or the patience is over; from now on none begins. */
  void close() {
    closed = true;
    Lock alone = lock.writeLock();
    try {
      if (alone.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        alone.unlock();
      } else {
        log.warn(
            "A call of libtorch has not returned for {} s: the process ends without it",
            patience.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
