package io.pvit.app.demo;

import io.pvit.app.process.FamilyMemory;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks at the memory of all processes together, twice a second. */
final class MemoryWatch implements AutoCloseable {

  private static final int EVERY_MS = 500;

  private final FamilyMemory memory = new FamilyMemory();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "demo-memory");
            thread.setDaemon(true);
            return thread;
          });

  static MemoryWatch start() {
    MemoryWatch watch = new MemoryWatch();
    ScheduledFuture<?> unused =
        watch.timer.scheduleWithFixedDelay(
            watch.memory::sample, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** The most so far, bytes; empty where it cannot be known. */
  OptionalLong peak() {
    return memory.peak();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
