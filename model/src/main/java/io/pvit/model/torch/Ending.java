package io.pvit.model.torch;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The order in which a process ends: first the work that still needs the native library, the newest
 * first, and then the gate closes, whatever became of that work. Thread-safe.
 */
final class Ending implements Runnable {

  private final ExitGate gate;
  private final Deque<Runnable> first = new ArrayDeque<>();

  Ending(ExitGate gate) {
    this.gate = gate;
  }

  synchronized void before(Runnable work) {
    first.push(work);
  }

  @Override
  public void run() {
    Deque<Runnable> left = registered();
    try {
      while (!left.isEmpty()) {
        left.pop().run();
      }
    } finally {
      gate.close();
    }
  }

  private synchronized Deque<Runnable> registered() {
    return new ArrayDeque<>(first);
  }
}
