package io.pvit.trainer.sample;

/**
 * An endless row of samples. Any thread may ask; the same index gives the same sample, so that a
 * training that stopped goes on with what it had not seen.
 */
@FunctionalInterface
public interface SampleSource {

  /**
   * The sample of that place in the row.
   *
   * @param index from 0
   */
  Sample sample(long index);
}
