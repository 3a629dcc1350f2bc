package io.pvit.app.demo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param frames sampled pictures in committed windows
 * @param windows committed windows, without end-of-epoch markers
 * @param clips that these windows make by length and hop
 * @param detections committed detections
 * @param events committed event records
 * @param lost what should be there and is not
 * @param repeated what is there more often than once
 * @param latencyMs from decoding (live: from capture) to the committed detection, as read
 * @param peakMemoryBytes most resident memory of all processes together; null where unknown
 * @param frameMap mean average precision at IoU 0.5; null where no truth is known
 */
@JsonPropertyOrder({
  "frames",
  "windows",
  "clips",
  "detections",
  "events",
  "lost",
  "repeated",
  "latencyMs",
  "peakMemoryBytes",
  "frameMap"
})
public record Summary(
    long frames,
    long windows,
    long clips,
    long detections,
    long events,
    long lost,
    long repeated,
    Latency.Figures latencyMs,
    @Nullable Long peakMemoryBytes,
    @Nullable Double frameMap) {

  /** One line. */
  public String json() {
    try {
      return new ObjectMapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
