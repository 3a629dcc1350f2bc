package io.pvit.inference.load;

import java.util.Optional;

/**
 * How inference keeps up with a camera.
 *
 * @param overloaded from when it is too far behind until it has caught up
 * @param shedClips clips shed since the last one that was watched
 * @param surplusUs how much more picture time its windows brought lately than time went by
 * @param windowedAtUs when its newest window was complete; 0 before the first
 * @param shed the span that goes on
 */
public record CameraLoad(
    boolean overloaded,
    long shedClips,
    long surplusUs,
    long windowedAtUs,
    Optional<ShedSpan> shed) {

  /** Of a camera that nothing is known of. */
  public static CameraLoad initial() {
    return new CameraLoad(false, 0, 0, 0, Optional.empty());
  }

  /** A clip was watched: those that were shed before it lie behind. */
  public CameraLoad watched() {
    return new CameraLoad(overloaded, 0, surplusUs, windowedAtUs, shed);
  }

  /** One more clip was shed; the window that completes it has these times. */
  public CameraLoad shed(long fromUs, long toUs) {
    ShedSpan span = shed.map(it -> it.upTo(toUs)).orElseGet(() -> new ShedSpan(fromUs, toUs, 1));
    return new CameraLoad(overloaded, shedClips + 1, surplusUs, windowedAtUs, Optional.of(span));
  }

  /** The span is on coverage. */
  public CameraLoad told() {
    return new CameraLoad(overloaded, shedClips, surplusUs, windowedAtUs, Optional.empty());
  }
}
