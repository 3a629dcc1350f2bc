package io.pvit.inference.load;

import io.pvit.schemas.Camera;
import io.pvit.schemas.OverloadPolicy;
import io.pvit.schemas.config.InferenceConfig;
import java.util.Optional;

/**
 * Which clips are shed. A camera that is further behind than one bound is overloaded until it is no
 * further behind than a lower one.
 *
 * <p>A camera floods when its windows bring more picture time than time goes by: a film that is
 * read faster than it was taken, a link that hands out what it held back. The cameras beside it in
 * the partition are late through no fault of their own, and shedding their clips would help nobody;
 * so while one floods whose clips may be shed, only such clips are, and from the lower bound on.
 */
public final class OverloadRule {

  private final OverloadPolicy usual;
  private final long beginMs;
  private final long endMs;
  private final int thinAtMost;

  public OverloadRule(InferenceConfig.Overload config) {
    this.usual = config.usual();
    this.beginMs = config.beginMs();
    this.endMs = config.endMs();
    this.thinAtMost = config.thinAtMost();
  }

  /** What holds for a camera that is defined so, if it is. */
  public OverloadPolicy policy(Optional<Camera> definition) {
    return definition.flatMap(Camera::overload).orElse(usual);
  }

  /**
   * After one more window.
   *
   * @param windowedAtUs when it was complete
   * @param pictureUs how much time its pictures cover
   * @param behindMs how long it has waited since
   */
  public CameraLoad arrived(CameraLoad before, long windowedAtUs, long pictureUs, long behindMs) {
    long passedUs =
        before.windowedAtUs() == 0 ? pictureUs : Math.max(0, windowedAtUs - before.windowedAtUs());
    // No camera's clock, and no jitter of its link, brings a quarter more than there is for long.
    long gainedUs = before.surplusUs() + pictureUs - passedUs - passedUs / 4;
    long surplusUs = Math.min(2 * floodUs(), Math.max(0, gainedUs));
    boolean lowerBound = before.overloaded() || surplusUs > floodUs();
    return new CameraLoad(
        behindMs > (lowerBound ? endMs : beginMs),
        before.shedClips(),
        surplusUs,
        windowedAtUs,
        before.shed());
  }

  /** Whether its windows come faster than its pictures were taken, and have for a while. */
  public boolean floods(CameraLoad load) {
    return load.surplusUs() > floodUs();
  }

  /** How long after its last window a camera that floods is still reckoned with. */
  long floodUs() {
    return 1000 * beginMs;
  }

  /**
   * Whether the next clip is shed.
   *
   * @param behindMs how long its last window has waited
   * @param besideAFlood another camera of the partition floods, and its clips may be shed
   */
  public boolean sheds(
      CameraLoad load, OverloadPolicy policy, long behindMs, boolean besideAFlood) {
    if (!load.overloaded() || (besideAFlood && !floods(load))) {
      return false;
    }
    return switch (policy) {
      case BLOCK -> false;
      case THIN -> load.shedClips() + 1 < (floods(load) ? thinAtMost : oneOf(behindMs));
      case DROP_OLDEST -> true;
    };
  }

  /** So many clips hold one that is watched. */
  private long oneOf(long behindMs) {
    return Math.max(2, Math.min(thinAtMost, 1 + behindMs / beginMs));
  }
}
