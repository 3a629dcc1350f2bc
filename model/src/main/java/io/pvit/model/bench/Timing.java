package io.pvit.model.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one contender needed.
 *
 * @param name anchor, float32 or bfloat16
 * @param msMin its fastest turn
 * @param msMedian its median turn
 * @param clipsPerSecondBest of the fastest turn
 * @param clipsPerSecondMedian of the median turn
 * @param peakResidentMb of the process during its first turns
 * @param ratioOfMinima its fastest turn over the anchor's, where there is an anchor
 * @param ratioOfMedians its median turn over the anchor's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Timing(
    String name,
    double msMin,
    double msMedian,
    double clipsPerSecondBest,
    double clipsPerSecondMedian,
    long peakResidentMb,
    @Nullable Double ratioOfMinima,
    @Nullable Double ratioOfMedians) {

  static Timing of(String name, int batch, double[] turnsMs, long peakResidentMb) {
    double[] sorted = turnsMs.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Timing(
        name,
        rounded(sorted[0], 10),
        rounded(median, 10),
        rounded(1000 * batch / sorted[0], 1000),
        rounded(1000 * batch / median, 1000),
        peakResidentMb,
        null,
        null);
  }

  Timing against(Timing anchor) {
    return new Timing(
        name,
        msMin,
        msMedian,
        clipsPerSecondBest,
        clipsPerSecondMedian,
        peakResidentMb,
        rounded(msMin / anchor.msMin, 1000),
        rounded(msMedian / anchor.msMedian, 1000));
  }

  private static double rounded(double value, int parts) {
    return (double) Math.round(value * parts) / parts;
  }
}
