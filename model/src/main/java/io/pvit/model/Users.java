package io.pvit.model;

/**
 * Counts who uses something, and frees it once it is given up and the last user has left; never
 * before. Thread-safe.
 */
final class Users {

  private final Runnable free;
  private int present;
  private boolean givenUp;

  Users(Runnable free) {
    this.free = free;
  }

  /** False when it was given up; else the caller uses it, and leaves. */
  synchronized boolean enter() {
    if (givenUp) {
      return false;
    }
    present++;
    return true;
  }

  void leave() {
    if (lastLeft()) {
      free.run();
    }
  }

  /** Lets nobody else enter. */
  void giveUp() {
    if (nobodyLeft()) {
      free.run();
    }
  }

  private synchronized boolean lastLeft() {
    present--;
    return givenUp && present == 0;
  }

  private synchronized boolean nobodyLeft() {
    boolean first = !givenUp;
    givenUp = true;
    return first && present == 0;
  }
}
