package io.pvit.trainer.run;

import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Samples in order, made by other threads before they are asked for. */
final class SampleQueue implements AutoCloseable {

  private final SampleSource source;
  private final ExecutorService threads;
  private final Deque<Future<Sample>> ahead = new ArrayDeque<>();
  private final int depth;
  private long next;

  /**
   * Begins to make samples.
   *
   * @param first index of the first that will be taken
   * @param makers threads
   * @param depth how many are made ahead
   */
  SampleQueue(SampleSource source, long first, int makers, int depth) {
    this.source = source;
    this.depth = depth;
    next = first;
    threads =
        Executors.newFixedThreadPool(
            makers,
            work -> {
              Thread thread = new Thread(work, "sample-maker");
              thread.setDaemon(true);
              return thread;
            });
    fill();
  }

  private void fill() {
    while (ahead.size() < depth) {
      long index = next++;
      ahead.add(threads.submit(() -> source.sample(index)));
    }
  }

  /** The next samples in the row; waits for them. What kept one from being made is thrown here. */
  List<Sample> take(int count) throws InterruptedException {
    List<Sample> taken = new ArrayList<>();
    while (taken.size() < count) {
      Future<Sample> first = ahead.remove();
      fill();
      try {
        taken.add(first.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException why) {
          throw why;
        }
        throw new IllegalStateException("a sample could not be made", e.getCause());
      }
    }
    return taken;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
