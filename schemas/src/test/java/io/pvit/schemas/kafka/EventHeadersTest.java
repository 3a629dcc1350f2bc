package io.pvit.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.Clock;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.FrameWindow;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventHeadersTest {

  private static final TraceParent TRACE =
      new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);

  private final Topics topics = new Topics("pvit", Optional.empty());

  @Test
  void makeAnEventACloudEventInBinaryMode() {
    assertThat(texts(EventHeaders.of(topics.events(), event(), TRACE)))
        .isEqualTo(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "door-1/2-42-0/12/42/0",
                "ce_source", "/pvit/cameras/door-1",
                "ce_type", "io.pvit.action-event",
                "ce_time", "2026-11-18T09:46:40.000125Z",
                "content-type", "application/json",
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
  }

  @Test
  void nameAWindowByCameraAndSequence() {
    FrameWindow marker =
        FrameWindow.endOfEpoch(
            "door-1", 43, 2, Clock.FILE, 125_000, EpochEnd.END_OF_INPUT, 1_000_000);

    assertThat(texts(EventHeaders.of(topics.windows(), marker, TRACE)))
        .containsEntry("ce_id", "door-1/43")
        .containsEntry("ce_time", "1970-01-01T00:00:01Z")
        .containsEntry("content-type", "application/avro");
  }

  @Test
  void giveBackTheTraceTheyCarry() {
    assertThat(EventHeaders.traceOf(EventHeaders.of(topics.events(), event(), TRACE)))
        .contains(TRACE);
  }

  @Test
  void giveNoTraceWhereThereIsNoneOrABrokenOne() {
    assertThat(EventHeaders.traceOf(new RecordHeaders())).isEmpty();
    assertThat(EventHeaders.traceOf(new RecordHeaders().add("traceparent", new byte[] {1, -1})))
        .isEmpty();
  }

  private static ActionEvent event() {
    return new ActionEvent(
        "door-1/2-42-0/12/42",
        0,
        ActionEvent.Type.START,
        "door-1",
        2,
        "2-42-0",
        12,
        "stand",
        0.5,
        0.5,
        new Box(0, 0, 1, 1),
        1_794_995_200_000_125L,
        1_794_995_200_000_125L,
        42,
        Optional.empty(),
        new Evidence("0".repeat(64), true, "ava-v2.2", "float32", "pvit.windows", 0, 1, 2),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    headers.forEach(
        header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return texts;
  }
}
