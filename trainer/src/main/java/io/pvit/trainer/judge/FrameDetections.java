package io.pvit.trainer.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The detections of one frame, as many as a capacity allows: the heap of ActivityNet's evaluator,
 * which is Python's, so that of equal scores the same ones stay and come in the same order.
 */
final class FrameDetections {

  private static final Comparator<Detection> BY_SCORE_THEN_PLACE =
      Comparator.comparingDouble(Detection::score)
          .thenComparingInt(Detection::action)
          .thenComparingDouble((Detection detection) -> detection.box().y1())
          .thenComparingDouble(detection -> detection.box().x1())
          .thenComparingDouble(detection -> detection.box().y2())
          .thenComparingDouble(detection -> detection.box().x2());

  private final int capacity;
  private final List<Detection> heap = new ArrayList<>();

  /** One scored action of one box. */
  record Detection(FrameBox box, int action, double score) {}

  FrameDetections(int capacity) {
    this.capacity = capacity;
  }

  void add(Detection detection) {
    if (heap.size() < capacity) {
      heap.add(detection);
      sink(0, heap.size() - 1);
    } else if (detection.score() > heap.get(0).score()) {
      heap.set(0, detection);
      rise();
    }
  }

  /** Surest first. */
  List<Detection> descending() {
    return heap.stream()
        .sorted(Comparator.comparingDouble((Detection detection) -> -detection.score()))
        .toList();
  }

  /** Moves what stands at a place towards the root, no further than the start. */
  private void sink(int start, int from) {
    Detection moved = heap.get(from);
    int place = from;
    while (place > start) {
      int parent = (place - 1) >> 1;
      if (BY_SCORE_THEN_PLACE.compare(moved, heap.get(parent)) >= 0) {
        break;
      }
      heap.set(place, heap.get(parent));
      place = parent;
    }
    heap.set(place, moved);
  }

  /** Moves the root to a leaf along the smaller children, then back up to where it belongs. */
  private void rise() {
    Detection moved = heap.get(0);
    int place = 0;
    int child = 1;
    while (child < heap.size()) {
      int other = child + 1;
      if (other < heap.size()
          && BY_SCORE_THEN_PLACE.compare(heap.get(child), heap.get(other)) >= 0) {
        child = other;
      }
      heap.set(place, heap.get(child));
      place = child;
      child = 2 * place + 1;
    }
    heap.set(place, moved);
    sink(0, place);
  }
}
