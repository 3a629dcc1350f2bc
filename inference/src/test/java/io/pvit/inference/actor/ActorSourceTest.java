package io.pvit.inference.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.inference.network.TestingPictures;
import io.pvit.model.GivenPerson;
import io.pvit.model.InputContract;
import io.pvit.schemas.config.InferenceConfig.Actors;
import io.pvit.schemas.config.InferenceConfig.Onnx;
import io.pvit.schemas.config.InferenceConfig.Precomputed;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActorSourceTest {

  /** Sees a person in every square of 8 x 8 pixels that is bright. */
  private static final String DETECTOR =
      "../model/src/test/resources/io/pvit/model/onnx/bright-squares.onnx";

  private static final InputContract CLIPS = new InputContract(16, 8, 125_000, 32, 32);
  private static final ByteBuffer DARK = TestingPictures.jpeg(1, 32, 32);
  private static final ByteBuffer BRIGHT = TestingPictures.jpeg(23, 32, 32);

  @TempDir private Path directory;

  @Test
  void theNetworkIsAskedItselfAsARule() {
    try (ActorSource source = ActorSource.open(actors("tokens", "", ""), CLIPS)) {
      assertThat(source.people(moment(OptionalLong.of(0), BRIGHT))).isEmpty();
      assertThat(source.name()).isEqualTo("tokens");
      assertThat(source.sha256()).isEmpty();
    }
  }

  @Test
  void aDetectorLooksAtTheKeyFrame() {
    try (ActorSource source = ActorSource.open(actors("onnx", DETECTOR, ""), CLIPS)) {
      assertThat(source.people(moment(OptionalLong.of(0), DARK))).contains(List.of());
      assertThat(source.people(moment(OptionalLong.of(0), BRIGHT)).orElseThrow()).hasSize(16);
      assertThat(source.name()).isEqualTo("onnx");
      assertThat(source.sha256().orElseThrow()).hasSize(64);
      assertThat(source.effort()).isPositive();
    }
  }

  @Test
  void aDetectorThatCannotBeUsedStopsTheStartWithItsReason() {
    assertThatThrownBy(() -> ActorSource.open(actors("onnx", "gone.onnx", ""), CLIPS))
        .isInstanceOfSatisfying(
            StopException.class, stop -> assertThat(stop.code()).isEqualTo(ExitCode.CONFIGURATION))
        .hasMessage(
            "The detector (actors.onnx.model: gone.onnx) does not serve: there is no file"
                + " gone.onnx; see actors.onnx.");
    Actors fortyClasses =
        new Actors(
            "onnx",
            0.5,
            new Onnx(DETECTOR, "yolov8", 32, 32, 40, 0.45, 1),
            new Precomputed("", "film", 0, 500));
    assertThatThrownBy(() -> ActorSource.open(fortyClasses, CLIPS))
        .hasMessageContaining("where yolov8 with class 40 is (1, 45 or more, boxes)");
  }

  @Test
  void aKeyFrameInTheFirstWindowIsOutOfADetectorsSight() {
    InputContract early = new InputContract(16, 3, 125_000, 32, 32);

    assertThatThrownBy(() -> ActorSource.open(actors("onnx", DETECTOR, ""), early))
        .hasMessageContaining("The checkpoint speaks of picture 3 of 16");
  }

  @Test
  void aListCountsFromTheBeginningOfTheFilm() throws IOException {
    String file = file("yard,2,0.1,0.2,0.3,0.4,0.9");

    try (ActorSource source = ActorSource.open(actors("precomputed", "", file), CLIPS)) {
      assertThat(source.people(moment(OptionalLong.of(2_000_000), DARK)))
          .contains(List.of(new GivenPerson(0.1, 0.2, 0.3, 0.4, 0.9)));
      assertThat(source.people(moment(OptionalLong.of(4_000_000), DARK))).contains(List.of());
      assertThat(source.people(moment(OptionalLong.empty(), DARK))).contains(List.of());
      assertThat(source.name()).isEqualTo("precomputed");
      assertThat(source.sha256().orElseThrow()).hasSize(64);
    }
  }

  @Test
  void orFrom1970() throws IOException {
    String file = file("yard,1000.5,0.1,0.2,0.3,0.4,0.9");
    Actors since1970 =
        new Actors(
            "precomputed",
            0.5,
            new Onnx("", "yolov8", 32, 32, 0, 0.45, 1),
            new Precomputed(file, "1970", 900, 500));

    try (ActorSource source = ActorSource.open(since1970, CLIPS)) {
      assertThat(source.people(moment(OptionalLong.empty(), DARK)).orElseThrow()).hasSize(1);
    }
  }

  @Test
  void aListThatCannotBeReadStopsTheStartWithLineAndReason() throws IOException {
    String file = file("yard,2,0.1,0.2,0.3,0.4,0.9", "yard,2,0.1");

    assertThatThrownBy(() -> ActorSource.open(actors("precomputed", "", file), CLIPS))
        .isInstanceOf(StopException.class)
        .hasMessage(
            ("The boxes in %s (actors.precomputed.file) cannot be read: line 2: expected"
                    + " camera,second,x1,y1,x2,y2,score, has 3 columns.")
                .formatted(file));
    assertThatThrownBy(() -> ActorSource.open(actors("precomputed", "", "gone.csv"), CLIPS))
        .hasMessage("There is no file gone.csv (actors.precomputed.file).");
  }

  private static KeyMoment moment(OptionalLong sinceEpochBeganUs, ByteBuffer jpeg) {
    return new KeyMoment("yard", 1_000_000_000, sinceEpochBeganUs, jpeg);
  }

  private String file(String... rows) throws IOException {
    return Files.write(directory.resolve("boxes.csv"), List.of(rows)).toString();
  }

  private static Actors actors(String source, String model, String file) {
    return new Actors(
        source,
        0.5,
        new Onnx(model, "yolov8", 32, 32, 0, 0.45, 1),
        new Precomputed(file, "film", 0, 500));
  }
}
