package io.pvit.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.schemas.Camera;
import io.pvit.schemas.CheckpointMessage;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.IngestProgress;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.TrainingProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCodecTest {

  private final RecordCodec<Camera> cameras = RecordCodec.of(Camera.class, Format.JSON);
  private final RecordCodec<Evolved> evolved = RecordCodec.of(Evolved.class, Format.AVRO);

  private static final String CAMERA =
      """
      {"cameraId":"door-1","url":"rtsp://10.0.0.7/live","framesPerSecond":8,"shortSide":256,\
      "enabled":true}\
      """;

  @Nested
  class JsonOfAPerson {

    @Test
    void mayHaveSpaceAroundItAndAnyOrder() {
      String json =
          """

            { "enabled": true, "shortSide": 256, "framesPerSecond": 8.0,
              "url": "rtsp://10.0.0.7/live", "cameraId": "door-1" }
          """;

      assertThat(decode(cameras, json))
          .isEqualTo(
              new Decoded.Ok<>(
                  new Camera(
                      "door-1", "rtsp://10.0.0.7/live", 8, 256, true, List.of(), Reporting.USUAL)));
    }

    @Test
    void maySayMoreThanThisVersionKnows() {
      String json = CAMERA.replace("\"enabled\"", "\"lens\":{\"mm\":[4,8]},\"enabled\"");

      assertThat(decode(cameras, json)).isInstanceOf(Decoded.Ok.class);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "\"shortSide\":256    | \"other\":1              | shortSide is missing",
          "\"shortSide\":256    | \"shortSide\":null       | shortSide must be an int, was null",
          "\"shortSide\":256    | \"shortSide\":256.5      | shortSide must be an int, was 256.5",
          "\"shortSide\":256    | \"shortSide\":99999999999 | shortSide must be an int, was"
              + " 99999999999",
          "\"shortSide\":256    | \"shortSide\":\"256\"    | shortSide must be an int, was \"256\"",
          "\"shortSide\":256    | \"shortSide\":16         | shortSide must be within 32..1080, was"
              + " 16",
          "\"framesPerSecond\":8 | \"framesPerSecond\":1e999 | framesPerSecond must be a number",
          "\"enabled\":true     | \"enabled\":1            | enabled must be true or false, was 1",
          "\"cameraId\":\"door-1\" | \"cameraId\":7        | cameraId must be a text, was 7",
          "\"cameraId\":\"door-1\" | \"cameraId\":{}       | cameraId must be a text, was object",
          "\"enabled\":true     | \"url\":\"x\"            | not JSON: Duplicate field 'url'",
          "\"enabled\":true}    | \"enabled\":true}{}      | not JSON: Trailing token",
          "\"enabled\":true}    | \"enabled\":tru          | not JSON: Unrecognized token 'tru'",
        })
    void isRefusedWithTheFieldAndTheReason(String right, String wrong, String reason) {
      assertThat(reason(cameras, CAMERA.replace(right, wrong))).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource({"hello,not JSON", "[1],neither Avro nor a JSON object", "7,neither Avro"})
    void isNothingButAnObject(String text, String reason) {
      assertThat(reason(cameras, text)).startsWith(reason);
    }

    @Test
    void keepsTimesAsIntegers() {
      RecordCodec<IngestProgress> codec = RecordCodec.of(IngestProgress.class, Format.JSON);
      long beyondDoubles = (1L << 53) + 1;
      IngestProgress progress =
          new IngestProgress(
              "a", 1, 0, true, beyondDoubles, 1, 0, CoverageSpan.Reason.NONE, Optional.empty());

      assertThat(new String(codec.encode(progress), StandardCharsets.UTF_8))
          .contains("\"lastCaptureTimeUs\":9007199254740993");
      assertThat(codec.decode(codec.encode(progress))).isEqualTo(new Decoded.Ok<>(progress));
    }

    @Test
    void takesAnOmittedAndANullOptionalForAbsent() {
      Evolved absent = new Evolved("a", 1, Optional.empty());

      assertThat(decode(evolved, "{\"name\":\"a\",\"level\":1}"))
          .isEqualTo(new Decoded.Ok<>(absent));
      assertThat(decode(evolved, "{\"name\":\"a\",\"level\":1,\"note\":null}"))
          .isEqualTo(new Decoded.Ok<>(absent));
    }

    @Test
    void mayLeaveOutAFieldThatCameWithADefault() {
      assertThat(decode(evolved, "{\"name\":\"a\"}"))
          .isEqualTo(new Decoded.Ok<>(new Evolved("a", 3, Optional.empty())));
    }

    @Test
    void saysWhichAlternativeItIs() {
      RecordCodec<CheckpointMessage> codec = RecordCodec.of(CheckpointMessage.class, Format.JSON);

      assertThat(reason(codec, "{\"rolloutEpoch\":1}"))
          .isEqualTo("type must be one of [CheckpointAnnouncement, RolloutPlan], was ''");
    }

    @Test
    void cannotHoldANumberThatJsonLacks() {
      assertThatThrownBy(
              () -> new TrainingProgress("r", 0, 0, Map.of("a", Double.NaN), Map.of(), 0, 0))
          .hasMessage("losses.a must be finite, was NaN");
    }
  }

  @Nested
  class AvroInSingleObjects {

    private final Schema current = MessageSchema.of(Evolved.class).current();

    @Test
    void isReadByAvrosOwnDecoder() throws IOException {
      byte[] bytes = evolved.encode(new Evolved("a", 5, Optional.of("n")));

      GenericRecord read =
          new BinaryMessageDecoder<GenericRecord>(GenericData.get(), current).decode(bytes, null);

      assertThat(read).hasToString("{\"name\": \"a\", \"level\": 5, \"note\": \"n\"}");
    }

    @Test
    void isReadInAnOlderVersionWithTheDefaultsOfTheNewFields() throws IOException {
      Schema first = MessageSchema.of(Evolved.class).history().get(0);
      ByteBuffer old =
          new BinaryMessageEncoder<GenericRecord>(GenericData.get(), first)
              .encode(new GenericRecordBuilder(first).set("name", "a").build());

      byte[] bytes = new byte[old.remaining()];
      old.get(bytes);
      assertThat(evolved.decode(bytes))
          .isEqualTo(new Decoded.Ok<>(new Evolved("a", 3, Optional.empty())));
    }

    @Test
    void isRefusedInAVersionThatNobodyCommitted() {
      byte[] bytes = evolved.encode(new Evolved("a", 5, Optional.empty()));
      bytes[2] ^= 1;

      assertThat(evolved.decode(bytes))
          .isInstanceOfSatisfying(
              Decoded.Malformed.class,
              it ->
                  assertThat(it.reason()).startsWith("no version of Evolved has the fingerprint"));
    }
  }

  @Nested
  class AnyBytes {

    @Test
    void areRefusedWhenThereAreNone() {
      assertThat(evolved.decode(new byte[0]))
          .isEqualTo(new Decoded.Malformed<>("the value is empty"));
    }

    @Test
    void areRefusedWithARegistryIdWhereNoRegistryIsConfigured() {
      assertThat(evolved.decode(new byte[] {0, 0, 0, 0, 9, 2}))
          .isEqualTo(
              new Decoded.Malformed<>(
                  "the value carries schema id 9 and no schema registry is configured"));
    }

    @Test
    void areRefusedInFewWordsHoweverLongTheyAre() {
      String reason = reason(cameras, CAMERA.replace("door-1", "x".repeat(100_000)));

      assertThat(reason).startsWith("cameraId must be 1 to 64 letters").hasSizeLessThan(600);
    }

    @Test
    void areRefusedWhereTheRecordRefusesThem() {
      assertThat(reason(evolved, "{\"name\":\"a\",\"level\":-1}"))
          .isEqualTo("level must be >= 0, was -1");
    }
  }

  @Test
  void aReasonIsFoldedLikeAValue() {
    Decoded<Evolved> malformed = new Decoded.Malformed<>("torn");
    Decoded<Evolved> ok = new Decoded.Ok<>(new Evolved("a", 1, Optional.empty()));

    assertThat(malformed.<String>fold(Evolved::name, reason -> "refused: " + reason))
        .isEqualTo("refused: torn");
    assertThat(ok.<String>fold(Evolved::name, reason -> "refused: " + reason)).isEqualTo("a");
  }

  private static <T> Decoded<T> decode(RecordCodec<T> codec, String json) {
    return codec.decode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> String reason(RecordCodec<T> codec, String json) {
    return decode(codec, json).fold(value -> "read as " + value, reason -> reason);
  }
}
