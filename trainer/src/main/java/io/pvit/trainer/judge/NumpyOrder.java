package io.pvit.trainer.judge;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The order in which the published evaluators rank detections: {@code numpy.argsort} read
 * backwards.
 *
 * <p>Scores of few digits are often equal, and the average precision depends on which of two equals
 * comes first. NumPy's default order is not stable; this is the same partition by the median of
 * three, with insertion from 16 elements on, so that ties end as they do there.
 */
final class NumpyOrder {

  private static final int SMALL = 15;

  private final double[] values;
  private final int[] order;

  private NumpyOrder(double[] values) {
    this.values = values;
    order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** Indices of the values, highest first. */
  static int[] descending(double[] values) {
    NumpyOrder sort = new NumpyOrder(values);
    sort.sort();
    int[] backwards = new int[values.length];
    for (int i = 0; i < backwards.length; i++) {
      backwards[i] = sort.order[backwards.length - 1 - i];
    }
    return backwards;
  }

  private void sort() {
    Deque<int[]> waiting = new ArrayDeque<>();
    waiting.push(new int[] {0, order.length - 1});
    while (!waiting.isEmpty()) {
      int[] range = waiting.pop();
      int left = range[0];
      int right = range[1];
      while (right - left > SMALL) {
        int middle = partition(left, right);
        if (middle - left < right - middle) {
          waiting.push(new int[] {middle + 1, right});
          right = middle - 1;
        } else {
          waiting.push(new int[] {left, middle - 1});
          left = middle + 1;
        }
      }
      insert(left, right);
    }
  }

  private int partition(int left, int right) {
    int middle = left + ((right - left) >> 1);
    swapIfLess(middle, left);
    swapIfLess(right, middle);
    swapIfLess(middle, left);
    double pivot = values[order[middle]];
    int up = left;
    int down = right - 1;
    swap(middle, down);
    while (true) {
      do {
        up++;
      } while (values[order[up]] < pivot);
      do {
        down--;
      } while (pivot < values[order[down]]);
      if (up >= down) {
        swap(up, right - 1);
        return up;
      }
      swap(up, down);
    }
  }

  private void insert(int left, int right) {
    for (int i = left + 1; i <= right; i++) {
      int index = order[i];
      int place = i;
      while (place > left && values[index] < values[order[place - 1]]) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = index;
    }
  }

  private void swapIfLess(int a, int b) {
    if (values[order[a]] < values[order[b]]) {
      swap(a, b);
    }
  }

  private void swap(int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }
}
