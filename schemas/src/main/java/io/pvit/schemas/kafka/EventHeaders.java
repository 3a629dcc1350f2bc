package io.pvit.schemas.kafka;

import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.FrameWindow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers that windows, detections and events carry: CloudEvents in binary mode, and the trace.
 *
 * <p>{@code ce_id} is a function of the content, so that a consumer of any make can drop repeats.
 */
public final class EventHeaders {

  private static final String TRACE_PARENT = "traceparent";

  private EventHeaders() {}

  /** Of a window; its id is the camera and the sequence. */
  public static Headers of(Topic<FrameWindow> topic, FrameWindow window, TraceParent trace) {
    return headers(
        topic,
        window.cameraId() + "/" + window.sequence(),
        window.cameraId(),
        "io.pvit.frame-window",
        window.windowedAtUs(),
        trace);
  }

  /** Of a clip's detections; their id is the detection's. */
  public static Headers of(
      Topic<ActionDetections> topic, ActionDetections detections, TraceParent trace) {
    return headers(
        topic,
        detections.detectionId(),
        detections.cameraId(),
        "io.pvit.action-detections",
        detections.keyFrameTimeUs(),
        trace);
  }

  /** Of an event; its id is the event's and the revision. */
  public static Headers of(Topic<ActionEvent> topic, ActionEvent event, TraceParent trace) {
    return headers(
        topic,
        event.eventId() + "/" + event.revision(),
        event.cameraId(),
        "io.pvit.action-event",
        event.timeUs(),
        trace);
  }

  /** The trace that a record belongs to, if it says so. */
  public static Optional<TraceParent> traceOf(Headers headers) {
    Header header = headers.lastHeader(TRACE_PARENT);
    return header == null || header.value() == null
        ? Optional.empty()
        : TraceParent.parse(new String(header.value(), StandardCharsets.US_ASCII));
  }

  private static Headers headers(
      Topic<?> topic, String id, String cameraId, String type, long timeUs, TraceParent trace) {
    return new RecordHeaders()
        .add("ce_specversion", utf8("1.0"))
        .add("ce_id", utf8(id))
        .add("ce_source", utf8("/pvit/cameras/" + cameraId))
        .add("ce_type", utf8(type))
        .add("ce_time", utf8(Instant.EPOCH.plus(timeUs, ChronoUnit.MICROS).toString()))
        .add("content-type", utf8(topic.contentType()))
        .add(TRACE_PARENT, utf8(trace.text()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
