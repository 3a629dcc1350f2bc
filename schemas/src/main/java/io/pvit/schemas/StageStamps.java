package io.pvit.schemas;

/**
 * When a clip passed each stage, for latency; not part of what was seen.
 *
 * @param capturedAtUs capture time of the clip's last frame, by the window's clock
 * @param windowedAtUs when its last window was complete
 * @param readAtUs when inference took that window from the topic
 * @param inferredAtUs when the network had answered
 */
public record StageStamps(long capturedAtUs, long windowedAtUs, long readAtUs, long inferredAtUs) {
  public StageStamps {
    Refuse.negative("capturedAtUs", capturedAtUs);
    Refuse.negative("windowedAtUs", windowedAtUs);
    Refuse.negative("readAtUs", readAtUs);
    Refuse.negative("inferredAtUs", inferredAtUs);
  }
}
