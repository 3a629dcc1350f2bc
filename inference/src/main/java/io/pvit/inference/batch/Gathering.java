package io.pvit.inference.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * The items that wait for a batch, and how many more may come. Without a clock or a lock of its
 * own: whoever owns it brings both.
 */
final class Gathering<T> {

  private final BatchPolicy policy;
  private final List<Waiting<T>> waiting = new ArrayList<>();
  private int mayCome;

  Gathering(BatchPolicy policy) {
    this.policy = policy;
  }

  /** Somebody is about to bring an item. */
  void expectOne() {
    mayCome++;
  }

  /** Somebody who was about to bring an item has brought it, or will not. */
  void expectOneLess() {
    mayCome--;
  }

  void add(T item, long nowNanos) {
    waiting.add(new Waiting<>(item, nowNanos));
  }

  /** Takes back an item that has not left yet. */
  void remove(T item) {
    waiting.removeIf(other -> other.item() == item);
  }

  /** True when a batch leaves: it is full, nobody else can come, or its first has waited enough. */
  boolean due(long nowNanos) {
    return !waiting.isEmpty()
        && (waiting.size() >= policy.maxSize() || mayCome == 0 || patienceLeft(nowNanos) <= 0);
  }

  /** Time until the first item's patience ends; only asked while something waits. */
  long patienceLeft(long nowNanos) {
    return policy.patience().toNanos() - (nowNanos - waiting.get(0).sinceNanos());
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** The batch that leaves, in order of arrival. */
  List<T> take() {
    List<Waiting<T>> leaving = waiting.subList(0, Math.min(waiting.size(), policy.maxSize()));
    List<T> batch = leaving.stream().map(Waiting::item).toList();
    leaving.clear();
    return batch;
  }

  private record Waiting<T>(T item, long sinceNanos) {}
}
