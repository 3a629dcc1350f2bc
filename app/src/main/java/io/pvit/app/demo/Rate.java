package io.pvit.app.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count grows, over the last few seconds. One thread's. */
final class Rate {

  private static final long SPAN_MS = 3_000;

  private record Look(long atMs, long count) {}

  private final Deque<Look> looks = new ArrayDeque<>();

  /** Takes the count as it is now and tells its growth a second. */
  double perSecond(long nowMs, long count) {
    looks.addLast(new Look(nowMs, count));
    while (nowMs - looks.getFirst().atMs() > SPAN_MS) {
      looks.removeFirst();
    }
    Look oldest = looks.getFirst();
    long spanMs = nowMs - oldest.atMs();
    return spanMs == 0 ? 0 : 1000.0 * (count - oldest.count()) / spanMs;
  }
}
