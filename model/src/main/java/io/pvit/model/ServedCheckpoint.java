package io.pvit.model;

import io.pvit.model.checkpoint.Card;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoint that is served now. Many threads ask it while another puts a new one in its place:
 * each answer is of one checkpoint alone and says which. Nobody waits for a swap, and the old one
 * is freed when the last thread that still asks it has its answer. Thread-safe.
 */
public final class ServedCheckpoint implements AutoCloseable {

  private volatile Pvit live;
  private boolean closed;

  /** Takes the first one over. */
  public ServedCheckpoint(Pvit first) {
    live = first;
  }

  /**
   * Puts the next one in the old one's place, and takes it over; nothing happens when it is there.
   *
   * @throws IllegalArgumentException when its clips look otherwise; it is then still the caller's
   */
  public synchronized void serve(Pvit next) {
    if (closed) {
      throw new IllegalStateException("no checkpoint is served any more");
    }
    if (next == live) {
      return;
    }
    InputContract now = live.card().inputContract();
    if (!next.card().inputContract().equals(now)) {
      throw new IllegalArgumentException(
          "clips are cut for %s, but the next checkpoint wants %s: serve it from a new start"
              .formatted(now, next.card().inputContract()));
    }
    Pvit old = live;
    live = next;
    old.close();
  }

  /**
   * Asks the checkpoint that is served now.
   *
   * @see Pvit#watch
   */
  public Answer watch(List<Clip> clips) {
    while (true) {
      Pvit now = live;
      Optional<List<List<ActorPrediction>>> people = now.watchUnlessClosed(clips);
      if (people.isPresent()) {
        return new Answer(now.card(), people.get());
      }
      if (live == now) {
        throw new IllegalStateException("no checkpoint is served any more");
      }
    }
  }

  /** What is served at this moment; the next answer may be of another. */
  public Card card() {
    return live.card();
  }

  /** Frees the last one, as soon as nobody asks it. */
  @Override
  public synchronized void close() {
    closed = true;
    live.close();
  }
}
