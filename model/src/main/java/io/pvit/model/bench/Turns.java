package io.pvit.model.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The turns that one contender took.
 *
 * @param wallMs by the clock
 * @param processorMs of processor time, all threads together
 */
record Turns(Sample wallMs, Sample processorMs) {

  Turns() {
    this(new Sample(), new Sample());
  }

  void take(Runnable turn) {
    long start = System.nanoTime();
    long processorStart = processorNs();
    turn.run();
    wallMs.add((System.nanoTime() - start) / 1e6);
    processorMs.add((processorNs() - processorStart) / 1e6);
  }

  private static long processorNs() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Numbers of which the least and the middle one count. */
  static final class Sample {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
      values.add(value);
    }

    double min() {
      return Collections.min(values);
    }

    double median() {
      List<Double> sorted = values.stream().sorted().toList();
      int upper = sorted.size() / 2;
      int lower = (sorted.size() - 1) / 2;
      return (sorted.get(lower) + sorted.get(upper)) / 2;
    }
  }
}
