package io.pvit.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.codec.Format;
import io.pvit.schemas.codec.RecordCodec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions as people write them. */
class CameraTest {

  private static final String YARD =
      """
      {"cameraId": "yard", "url": "rtsp://10.0.0.7/live", "framesPerSecond": 8, "shortSide": 256,
       "enabled": true,
       "zones": [{"name": "ramp", "corners": [{"x": 0, "y": 0}, {"x": 0.5, "y": 0},
                                              {"x": 0.5, "y": 1}, {"x": 0, "y": 1}]}],
       "reporting": {"actions": [5], "cooldownMs": 500}}
      """;

  @Test
  void namesZonesAndWhatIsReportedAndLeavesTheRestToTheService() {
    assertThat(read(YARD))
        .isEqualTo(
            new Decoded.Ok<>(
                new Camera(
                    "yard",
                    "rtsp://10.0.0.7/live",
                    8,
                    256,
                    true,
                    List.of(
                        new Zone(
                            "ramp",
                            List.of(
                                new Point(0, 0),
                                new Point(0.5, 0),
                                new Point(0.5, 1),
                                new Point(0, 1)))),
                    new Reporting(
                        List.of(5), Optional.empty(), Optional.of(500), Optional.empty()))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"x\": 0.5, \"y\": 1 | \"x\": 0.5, \"y\": 1.5 | y must be within 0..1, was 1.5",
        "[5] | [5, 81] | reporting.actions must be an AVA v2.2 id 1..80, was 81",
        "500 | -1 | reporting.cooldownMs must be >= 0, was -1",
        "500 | 86400001 | reporting.cooldownMs must be <= 86400000, was 86400001",
        "500 | \"long\" | reporting.cooldownMs must be an int, was \"long\"",
        "\"ramp\" | \"a ramp\" | zone name must be 1 to 64 letters, digits, '.', '_' or '-',"
            + " beginning with a letter or digit, was 'a ramp'",
        "{\"x\": 0, \"y\": 0}, {\"x\": 0.5, \"y\": 0}, | '' | zone ramp must have 3 to 64 corners,"
            + " had 2",
        "{\"x\": 0.5, \"y\": 1}, {\"x\": 0, \"y\": 1} | {\"x\": 1, \"y\": 0}, {\"x\": 0.2, \"y\":"
            + " 0} | zone ramp must enclose something",
        "\"zones\": [ | \"zones\": [{\"name\": \"ramp\", \"corners\": [{\"x\": 0, \"y\": 0},"
            + " {\"x\": 1, \"y\": 0}, {\"x\": 0, \"y\": 1}]}, | zones must have names of their own,"
            + " two were called ramp"
      })
  void isRefusedWithKeyAndValue(String text, String otherwise, String reason) {
    String json = YARD.replaceAll("\\s+", " ");
    assertThat(json).contains(text);

    assertThat(read(json.replace(text, otherwise))).isEqualTo(new Decoded.Malformed<>(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"env:YARD_LOGIN", "file:/run/secrets/yard"})
  void namesWhereItsPasswordIs(String reference) {
    assertThat(
            read(
                YARD.replace("\"zones\"", "\"credentials\":\"%s\",\"zones\"".formatted(reference))))
        .isInstanceOfSatisfying(
            Decoded.Ok.class,
            it -> assertThat(((Camera) it.value()).credentials()).contains(reference));
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin:geheim", "env:", "env:geheim-1", "file:"})
  void isRefusedWithoutRepeatingWhatMayBeThePasswordItself(String password) {
    Decoded<Camera> refused =
        read(YARD.replace("\"zones\"", "\"credentials\":\"%s\",\"zones\"".formatted(password)));

    assertThat(refused)
        .isInstanceOfSatisfying(
            Decoded.Malformed.class,
            it ->
                assertThat(it.reason())
                    .startsWith("credentials must be env:NAME or file:PATH")
                    .doesNotContain("geheim"));
  }

  @Nested
  class AZone {

    @Test
    void holdsWhatIsInsideAlsoWhereItIsConcave() {
      Zone corner = zone(0, 0, 1, 0, 1, 0.5, 0.5, 0.5, 0.5, 1, 0, 1);

      assertThat(corner.holds(0.25, 0.9)).isTrue();
      assertThat(corner.holds(0.9, 0.25)).isTrue();
      assertThat(corner.holds(0.75, 0.75)).isFalse();
    }

    @Test
    void sharesNoPlaceWithItsNeighbour() {
      Zone left = zone(0, 0, 0.5, 0, 0.5, 1, 0, 1);
      Zone right = zone(0.5, 0, 1, 0, 1, 1, 0.5, 1);

      assertThat(left.holds(0.5, 0.5)).isNotEqualTo(right.holds(0.5, 0.5));
    }

    @Test
    void reachesTheLowerEdgeOfThePicture() {
      assertThat(zone(0, 0.5, 1, 0.5, 1, 1, 0, 1).holds(0.5, 1)).isTrue();
    }

    private Zone zone(double... xy) {
      return new Zone(
          "z",
          java.util.stream.IntStream.range(0, xy.length / 2)
              .mapToObj(i -> new Point(xy[2 * i], xy[2 * i + 1]))
              .toList());
    }
  }

  private static Decoded<Camera> read(String json) {
    return RecordCodec.of(Camera.class, Format.JSON).decode(json.getBytes(UTF_8));
  }
}
