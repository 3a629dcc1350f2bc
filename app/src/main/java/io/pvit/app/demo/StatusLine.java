package io.pvit.app.demo;

import java.util.Locale;

/** How a showing goes at this moment. One thread's. */
final class StatusLine {

  private final Rate frames = new Rate();
  private final Rate clips = new Rate();

  /**
   * @param frameCount sampled pictures published so far
   * @param detectionCount clips answered so far
   * @param behind records that inference has still to read
   * @param eventCount event records so far
   */
  String at(long nowMs, long frameCount, long detectionCount, long behind, long eventCount) {
    return String.format(
        Locale.ROOT,
        "%.1f fps in | %.1f clips/s | lag %d | %d events",
        frames.perSecond(nowMs, frameCount),
        clips.perSecond(nowMs, detectionCount),
        behind,
        eventCount);
  }
}
