package io.pvit.inference.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.event.ActorInView;
import io.pvit.inference.event.CameraEvents;
import io.pvit.inference.event.Cooling;
import io.pvit.inference.event.OpenEvent;
import io.pvit.inference.event.Pending;
import io.pvit.inference.event.Sighting;
import io.pvit.inference.load.CameraLoad;
import io.pvit.inference.load.ShedSpan;
import io.pvit.inference.track.Track;
import io.pvit.inference.track.TrackerState;
import io.pvit.schemas.Box;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.clip.ClipState;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.codec.Format;
import io.pvit.schemas.codec.RecordCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraMemoryTest {

  private static final RecordCodec<CameraMemory> CODEC =
      RecordCodec.of(CameraMemory.class, Format.AVRO);

  @Test
  void whatIsKeptComesBack() {
    CameraMemory memory = memory();

    assertThat(CODEC.decode(CODEC.encode(memory))).isEqualTo(new Decoded.Ok<>(memory));
    assertThat(CODEC.decode(CODEC.encode(CameraMemory.initial())))
        .isEqualTo(new Decoded.Ok<>(CameraMemory.initial()));
  }

  @Test
  void theBytesThatServicesOfTheFirstVersionHaveWrittenAreRead() {
    byte[] written = HexFormat.of().parseHex("c3015bc1401137db8d1f010101000000000001000100");

    assertThat(CODEC.decode(written)).isEqualTo(new Decoded.Ok<>(CameraMemory.initial()));
  }

  @Test
  void ofAForgottenCameraOnlyThePlaceInItsWindowsIsLeft() {
    assertThat(memory().withoutPeople())
        .isEqualTo(
            new CameraMemory(
                memory().clips(),
                TrackerState.initial(),
                new CameraEvents(1, List.of()),
                0,
                memory().load()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theSchemaReadsWhatEveryVersionWrote(int version) throws IOException {
    Schema written = schema("/avro/history/CameraMemory/" + version + ".avsc");
    Schema current = schema("/avro/CameraMemory.avsc");

    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(current, written).getType())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @Test
  void theNewestVersionIsTheSchemaInUse() throws IOException {
    assertThat(schema("/avro/history/CameraMemory/4.avsc"))
        .isEqualTo(schema("/avro/CameraMemory.avsc"));
  }

  private static Schema schema(String path) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(CameraMemoryTest.class.getResourceAsStream(path), path)) {
      return new Schema.Parser().parse(file);
    }
  }

  private static CameraMemory memory() {
    Box box = new Box(0.1, 0.2, 0.3, 0.6);
    Evidence evidence =
        new Evidence("c".repeat(64), true, "ava-v2.2", "float32", "pvit.windows", 3, 41, 44);
    return new CameraMemory(
        new ClipState(9, 44, 1, 320, 240, 9_875_000, ClipState.Fit.ONE_SHORT, List.of(44L)),
        new TrackerState(1, List.of(new Track("1-8-0", box, 9, 9_000_000, 0.125, -0.25, 2))),
        new CameraEvents(
            1,
            List.of(
                new ActorInView(
                    "1-8-0",
                    8_000_000,
                    9,
                    9_000_000,
                    box,
                    List.of(new Pending(79, 1, 0.7, 9, 9_000_000, List.of("ramp"))),
                    List.of(
                        new OpenEvent(
                            "a/1-8-0/14/8/cccccccccccc",
                            14,
                            "walk",
                            2,
                            1,
                            0,
                            0.9,
                            8_000_000,
                            new Sighting(
                                0.8,
                                box,
                                9_000_000,
                                9,
                                evidence,
                                Optional.of(new StageStamps(1, 2, 3, 4))),
                            List.of("ramp"))),
                    List.of(new Cooling(12, 8_500_000)),
                    List.of("ramp"),
                    2))),
        3,
        new CameraLoad(true, 2, 7, 9_900_000, Optional.of(new ShedSpan(5, 8, 2))));
  }
}
