package io.pvit.model.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the process holds more with every step of some work.
 *
 * @param kibPerStep slope of the resident memory over the steps, least squares
 * @param firstKib resident memory after the warm-up
 * @param lastKib and after the last step
 * @param tensors more at the end than after the warm-up
 */
public record Growth(double kibPerStep, long firstKib, long lastKib, int tensors) {

  /** Does the work so many times without a look, then so many times with one after each. */
  public static Growth during(int warmUp, int steps, Runnable work) {
    for (int i = 0; i < warmUp; i++) {
      work.run();
    }
    int tensors = LiveTensors.count();
    long[] kib = new long[steps];
    for (int i = 0; i < steps; i++) {
      work.run();
      kib[i] = residentKib();
    }
    return new Growth(slope(kib), kib[0], kib[steps - 1], LiveTensors.count() - tensors);
  }

  /** Asserts that so many steps would not add more than this much. */
  public void assertFlat(int steps, long mib) {
    assertThat(tensors).as("tensors left behind").isZero();
    assertThat(kibPerStep * steps).as("growth in KiB, %s", this).isLessThan(mib * 1024.0);
  }

  /** Of this process. */
  public static long residentKib() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double slope(long[] values) {
    double middle = (values.length - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      products += (i - middle) * values[i];
      squares += (i - middle) * (i - middle);
    }
    return products / squares;
  }
}
