package io.pvit.ingest.camera;

import io.pvit.ingest.window.CoverageMark;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.CoverageSpan.Reason;
import io.pvit.schemas.IngestProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which time a camera was watched and which it was not, by this machine's clock: spans without a
 * hole and without overlap, so that watched time and gaps add up to the time on the wall. One
 * thread's.
 *
 * <p>A camera is watched from the first picture of a connection to its last. Whoever goes on after
 * a process that died knows its last picture that was committed, and what lies behind it is a gap.
 */
public final class Coverage {

  private static final long MICROS_PER_MILLI = 1_000;

  private final String cameraId;
  private final long intervalUs;
  private final long longestHoleUs;
  private final List<CoverageSpan> spans = new ArrayList<>();
  private long sinceUs;
  private long lastPictureUs;
  private Reason reason;
  private String detail;

  private Coverage(
      String cameraId, Duration interval, Duration longestHole, long sinceUs, Reason reason) {
    this.cameraId = cameraId;
    this.intervalUs = interval.toMillis() * MICROS_PER_MILLI;
    this.longestHoleUs = longestHole.toMillis() * MICROS_PER_MILLI;
    this.sinceUs = sinceUs;
    this.lastPictureUs = sinceUs;
    this.reason = reason;
    this.detail = "";
  }

  /**
   * Goes on where the one before stopped, or begins now.
   *
   * @param left what that one committed last
   * @param interval after which a span is told although it goes on
   * @param longestHole for which no picture may come without the time between being a gap
   */
  public static Coverage after(
      Optional<IngestProgress> left,
      String cameraId,
      Duration interval,
      Duration longestHole,
      long nowUs) {
    Optional<IngestProgress> covered = left.filter(it -> it.coveredUntilUs() > 0);
    if (covered.isEmpty()) {
      return new Coverage(cameraId, interval, longestHole, nowUs, Reason.LINK_LOST)
          .saying("not connected yet");
    }
    IngestProgress it = covered.get();
    Coverage coverage =
        new Coverage(cameraId, interval, longestHole, it.coveredUntilUs(), it.blindFor());
    if (it.blindFor() == Reason.NONE) {
      coverage.lastPictureUs =
          Math.max(it.coveredUntilUs(), Math.min(it.lastCaptureTimeUs(), nowUs));
      coverage.blind(Reason.PROCESS_LOST, "the process that watched was gone", nowUs);
    } else {
      coverage.detail = "as when the process before was ended";
    }
    coverage.blind(Reason.LINK_LOST, "not connected yet", nowUs);
    return coverage;
  }

  /** A picture has come. */
  public void picture(long nowUs) {
    if (reason != Reason.NONE) {
      turn(Reason.NONE, "", nowUs);
    } else if (nowUs - lastPictureUs > longestHoleUs) {
      turn(Reason.LINK_LOST, "no picture came", lastPictureUs);
      turn(Reason.NONE, "", nowUs);
    } else if (nowUs - sinceUs >= intervalUs) {
      turn(Reason.NONE, "", nowUs);
    }
    lastPictureUs = Math.max(sinceUs, nowUs);
  }

  /** No picture will come for now; what lies behind the last one is a gap as well. */
  public void blind(Reason why, String words, long nowUs) {
    if (reason == Reason.NONE) {
      turn(why, words, lastPictureUs);
    } else if (reason != why || nowUs - sinceUs >= intervalUs) {
      turn(why, words, nowUs);
    }
  }

  /** Ends the span that goes on, since nobody wants to know what follows. */
  public void end(long nowUs) {
    turn(reason, detail, reason == Reason.NONE ? lastPictureUs : nowUs);
  }

  /** The spans that ended since the last call. */
  public List<CoverageSpan> take() {
    List<CoverageSpan> ended = List.copyOf(spans);
    spans.clear();
    return ended;
  }

  /** Where the next span begins. */
  public CoverageMark mark() {
    return new CoverageMark(sinceUs, reason);
  }

  private Coverage saying(String words) {
    detail = words;
    return this;
  }

  /** A clock that was put back makes the span that ends shorter, never negative. */
  private void turn(Reason next, String words, long atUs) {
    if (atUs > sinceUs) {
      spans.add(
          new CoverageSpan(
              cameraId,
              CoverageSpan.Stage.INGEST,
              reason == Reason.NONE,
              reason,
              detail,
              sinceUs,
              atUs));
      sinceUs = atUs;
    }
    reason = next;
    detail = words;
  }
}
