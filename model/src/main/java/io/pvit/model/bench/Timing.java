package io.pvit.model.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What one contender needed.
 *
 * @param name anchor, float32 or bfloat16
 * @param msMin its fastest turn
 * @param msMedian its median turn
 * @param processorMsMin the least processor time of a turn, all threads together, which other
 *     programs disturb less
 * @param clipsPerSecondBest of the fastest turn
 * @param clipsPerSecondMedian of the median turn
 * @param peakResidentMb of the process during its first turns
 * @param ratioOfMinima its fastest turn over the anchor's, where there is an anchor
 * @param ratioOfMedians its median turn over the anchor's
 * @param ratioOfProcessorMinima its least processor time over the anchor's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Timing(
    String name,
    double msMin,
    double msMedian,
    double processorMsMin,
    double clipsPerSecondBest,
    double clipsPerSecondMedian,
    long peakResidentMb,
    @Nullable Double ratioOfMinima,
    @Nullable Double ratioOfMedians,
    @Nullable Double ratioOfProcessorMinima) {

  static Timing of(String name, int batch, Turns turns, long peakResidentMb) {
    double min = turns.wallMs().min();
    double median = turns.wallMs().median();
    return new Timing(
        name,
        rounded(min, 10),
        rounded(median, 10),
        rounded(turns.processorMs().min(), 10),
        rounded(1000 * batch / min, 1000),
        rounded(1000 * batch / median, 1000),
        peakResidentMb,
        null,
        null,
        null);
  }

  Timing against(Timing anchor) {
    return new Timing(
        name,
        msMin,
        msMedian,
        processorMsMin,
        clipsPerSecondBest,
        clipsPerSecondMedian,
        peakResidentMb,
        rounded(msMin / anchor.msMin, 1000),
        rounded(msMedian / anchor.msMedian, 1000),
        rounded(processorMsMin / anchor.processorMsMin, 1000));
  }

  private static double rounded(double value, int parts) {
    return (double) Math.round(value * parts) / parts;
  }
}
