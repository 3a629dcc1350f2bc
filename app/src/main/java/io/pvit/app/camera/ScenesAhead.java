package io.pvit.app.camera;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Makes the scenes of all cameras ahead of their showing, on one thread, so that at most one core
 * is kept from whoever watches. Where that is not enough, a camera shows its last scene once more.
 */
final class ScenesAhead implements AutoCloseable {

  /** Makes the n-th scene of a camera. */
  interface Maker {
    ActedScene scene(int camera, int number);
  }

  private static final int AHEAD = 2;

  /** What is made of one camera's scenes and not yet shown. */
  private static final class Stock {
    final Deque<ActedScene> scenes = new ArrayDeque<>();
    Optional<ActedScene> last = Optional.empty();
    int made;
  }

  private final Maker maker;
  private final long patienceNanos;
  private final List<Stock> stocks = new ArrayList<>();
  private final Thread thread = new Thread(this::make, "camera-scenes");
  private boolean closed;
  private Optional<RuntimeException> failure = Optional.empty();

  private ScenesAhead(Maker maker, int cameras, int patienceMs) {
    this.maker = maker;
    this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMs);
    for (int i = 0; i < cameras; i++) {
      stocks.add(new Stock());
    }
  }

  /**
   * @param patienceMs how long a camera waits for a new scene before it shows the last one again
   */
  static ScenesAhead start(Maker maker, int cameras, int patienceMs) {
    ScenesAhead ahead = new ScenesAhead(maker, cameras, patienceMs);
    ahead.thread.setDaemon(true);
    ahead.thread.start();
    return ahead;
  }

  /** What a camera shows next. */
  synchronized ActedScene next(int camera) throws InterruptedException {
    Stock stock = stocks.get(camera);
    long deadline = System.nanoTime() + patienceNanos;
    while (stock.scenes.isEmpty()) {
      if (failure.isPresent()) {
        throw new IllegalStateException("no more scenes can be made", failure.get());
      }
      long left = deadline - System.nanoTime();
      if (left <= 0 && stock.last.isPresent()) {
        return stock.last.get();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left > 0 ? left : patienceNanos);
    }
    ActedScene next = stock.scenes.removeFirst();
    stock.last = Optional.of(next);
    notifyAll();
    return next;
  }

  private void make() {
    try {
      while (true) {
        int camera = hungriest();
        ActedScene scene = maker.scene(camera, stocks.get(camera).made++);
        put(camera, scene);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private synchronized void fail(RuntimeException reason) {
    failure = Optional.of(reason);
    notifyAll();
  }

  /** The camera with the least to show, once one has room for more. */
  private synchronized int hungriest() throws InterruptedException {
    while (true) {
      int least = 0;
      for (int i = 1; i < stocks.size(); i++) {
        least = stocks.get(i).scenes.size() < stocks.get(least).scenes.size() ? i : least;
      }
      if (closed) {
        throw new InterruptedException("no more scenes are wanted");
      }
      if (stocks.get(least).scenes.size() < AHEAD) {
        return least;
      }
      wait();
    }
  }

  private synchronized void put(int camera, ActedScene scene) {
    stocks.get(camera).scenes.addLast(scene);
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
