package io.pvit.ingest.window;

import org.jspecify.annotations.Nullable;

/**
 * Sample and hold on a fixed grid: the frame of a grid point is the newest picture at or before it.
 *
 * <p>So a picture's frames are known only when the next picture, or the end, arrives. Grid point n
 * lies n intervals after the epoch's first picture. Where more than the longest allowed hole lies
 * between two pictures, the earlier one stands only for its own duration, and the points until the
 * later one have no frame.
 */
public final class FrameSampler {

  private final long intervalUs;
  private final long longestHoleUs;
  private @Nullable Moment held;
  private long nextPoint;

  /**
   * What a new picture settles.
   *
   * @param framesOfPrevious how many grid points the picture before it stands for
   * @param discontinuity whether points without a frame follow those
   */
  public record Settled(int framesOfPrevious, boolean discontinuity) {}

  /**
   * @param intervalUs the grid's step
   * @param longestHoleUs how far apart pictures may be without anything missing
   */
  public FrameSampler(long intervalUs, long longestHoleUs) {
    if (intervalUs < 1 || longestHoleUs < 1) {
      throw new IllegalArgumentException(
          "intervalUs and longestHoleUs must be >= 1, were " + intervalUs + ", " + longestHoleUs);
    }
    this.intervalUs = intervalUs;
    this.longestHoleUs = longestHoleUs;
  }

  /** Takes the next picture, which from now on is held. */
  public Settled next(Moment picture) {
    boolean missing = isAfterHole(picture);
    int frames = takeUntil(standsUntil(picture));
    held = picture;
    if (missing) {
      nextPoint = Math.max(nextPoint, pointsBefore(picture.timeUs()));
    }
    return new Settled(frames, missing);
  }

  /** How many points before the limit the held picture stands for, this picture being too late. */
  public int lastBefore(Moment picture, long limitUs) {
    int frames = takeUntil(Math.min(standsUntil(picture), limitUs));
    held = null;
    return frames;
  }

  /** How many points before the limit the held picture stands for when nothing follows. */
  public int last(long limitUs) {
    return held == null ? 0 : takeUntil(Math.min(ownEnd(held), limitUs));
  }

  private boolean isAfterHole(Moment picture) {
    return held != null && (picture.jumped() || picture.timeUs() - held.timeUs() > longestHoleUs);
  }

  private long standsUntil(Moment picture) {
    if (held == null) {
      return 0;
    }
    return isAfterHole(picture) ? Math.min(ownEnd(held), picture.timeUs()) : picture.timeUs();
  }

  private long ownEnd(Moment picture) {
    return Math.min(picture.endUs(), picture.timeUs() + longestHoleUs);
  }

  private int takeUntil(long endUs) {
    long until = Math.max(nextPoint, pointsBefore(endUs));
    int taken = Math.toIntExact(until - nextPoint);
    nextPoint = until;
    return taken;
  }

  private long pointsBefore(long timeUs) {
    return timeUs / intervalUs + (timeUs % intervalUs == 0 ? 0 : 1);
  }
}
