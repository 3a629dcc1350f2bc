package io.pvit.inference.load;

/**
 * Clips in a row that were shed and are not on coverage yet. A clip stands for the window that
 * completes it.
 *
 * @param fromUs capture time of the first picture
 * @param toUs when the last picture ends
 * @param clips how many
 */
public record ShedSpan(long fromUs, long toUs, long clips) {
  public ShedSpan {
    if (fromUs > toUs || clips < 1) {
      throw new IllegalArgumentException(
          "a span goes from earlier to later and has clips, was %d..%d with %d"
              .formatted(fromUs, toUs, clips));
    }
  }

  ShedSpan upTo(long laterUs) {
    return new ShedSpan(fromUs, Math.max(toUs, laterUs), clips + 1);
  }

  /** How much time was not watched. */
  public long lengthUs() {
    return toUs - fromUs;
  }
}
