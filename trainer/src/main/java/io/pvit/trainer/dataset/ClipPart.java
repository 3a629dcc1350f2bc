package io.pvit.trainer.dataset;

/** Which part of a film; seconds count from its first picture. */
public sealed interface ClipPart {

  /** All of it. */
  record Whole() implements ClipPart {}

  /**
   * From one picture to another.
   *
   * @param first from 0
   * @param last within; a film that is shorter ends it
   */
  record Pictures(int first, int last) implements ClipPart {
    public Pictures {
      if (first < 0 || last <= first) {
        throw new IllegalArgumentException(
            "the first picture must be >= 0 and before the last, were " + first + " and " + last);
      }
    }
  }

  /** From one time to another. */
  record Seconds(double from, double to) implements ClipPart {
    public Seconds {
      if (!(from >= 0 && to > from && Double.isFinite(to))) {
        throw new IllegalArgumentException(
            "seconds must begin at >= 0 and before their end, were " + from + " and " + to);
      }
    }
  }

  /** The clip whose key frame is at that time. */
  record Around(double second) implements ClipPart {
    public Around {
      if (!(second >= 0 && Double.isFinite(second))) {
        throw new IllegalArgumentException("the second must be >= 0, was " + second);
      }
    }
  }
}
