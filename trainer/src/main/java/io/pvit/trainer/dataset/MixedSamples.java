package io.pvit.trainer.dataset;

import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;

/** Two rows of samples in one, evenly, each in its own order. */
public final class MixedSamples implements SampleSource {

  private final SampleSource real;
  private final SampleSource synthetic;
  private final double syntheticShare;

  /**
   * @param syntheticShare of all samples, 0..1
   */
  public MixedSamples(SampleSource real, SampleSource synthetic, double syntheticShare) {
    if (!(syntheticShare >= 0 && syntheticShare <= 1)) {
      throw new IllegalArgumentException(
          "syntheticShare must be within 0..1, was " + syntheticShare);
    }
    this.real = real;
    this.synthetic = synthetic;
    this.syntheticShare = syntheticShare;
  }

  @Override
  public Sample sample(long index) {
    long before = (long) Math.floor(index * syntheticShare);
    long behind = (long) Math.floor((index + 1) * syntheticShare);
    return behind > before ? synthetic.sample(before) : real.sample(index - before);
  }
}
