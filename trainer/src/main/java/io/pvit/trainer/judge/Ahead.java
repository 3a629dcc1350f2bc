package io.pvit.trainer.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Makes a row of things on other threads, a few ahead of the one who takes them in order. */
final class Ahead<T> implements AutoCloseable {

  private final long count;
  private final int reserve;
  private final LongFunction<T> maker;
  private final ExecutorService threads;
  private final Deque<Future<T>> waiting = new ArrayDeque<>();
  private long next;

  /**
   * Begins to make.
   *
   * @param count how many there are
   * @param reserve how many are made ahead
   */
  Ahead(long count, int threads, int reserve, LongFunction<T> maker) {
    this.count = count;
    this.reserve = reserve;
    this.maker = maker;
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "ahead");
              thread.setDaemon(true);
              return thread;
            });
    fill();
  }

  private void fill() {
    while (next < count && waiting.size() < reserve) {
      long number = next++;
      waiting.add(threads.submit(() -> maker.apply(number)));
    }
  }

  /** The next in order; waits until it is made. */
  T next() throws InterruptedException {
    try {
      T made = waiting.remove().get();
      fill();
      return made;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** So many of the next, in order. */
  List<T> next(int some) throws InterruptedException {
    List<T> made = new ArrayList<>();
    while (made.size() < some) {
      made.add(next());
    }
    return made;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
