package io.pvit.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.GivenPerson;
import io.pvit.model.frames.Pictures;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonDetectorTest {

  /** What tests of other modules use. */
  private static final Path KEPT =
      Path.of("src", "test", "resources", "io", "pvit", "model", "onnx", "bright-squares.onnx");

  private static final ByteBuffer DARK = Pictures.bright(64, 32, new Rectangle());

  @TempDir private Path directory;

  @Test
  void findsWhoIsInThePictureWithTheLetterboxUndone() {
    // 64 x 32 pixels become 32 x 16 in the middle of 32 x 32, so that 16 of the source are a
    // square.
    ByteBuffer picture = Pictures.bright(64, 32, new Rectangle(16, 0, 16, 16));

    try (PersonDetector detector = PersonDetector.open(settings(TestingDetector.yolov8()))) {
      List<GivenPerson> people = detector.find(picture).orElseThrow();

      assertThat(people).hasSize(1);
      assertThat(people.get(0).x1()).isEqualTo(0.25);
      assertThat(people.get(0).y1()).isEqualTo(0);
      assertThat(people.get(0).x2()).isEqualTo(0.5);
      assertThat(people.get(0).y2()).isEqualTo(0.5);
      assertThat(people.get(0).score()).isBetween(0.95, 1.0);
    }
  }

  @Test
  void inTheOlderLayoutHowSureItIsOfAnythingCountsToo() {
    ByteBuffer picture = Pictures.bright(64, 32, new Rectangle(16, 0, 16, 16));

    try (PersonDetector detector =
        PersonDetector.open(
            settings(TestingDetector.yolov5(), YoloLayout.YOLOV5, 0, 0.475, "squares.onnx"))) {
      assertThat(detector.find(picture).orElseThrow())
          .singleElement()
          .satisfies(person -> assertThat(person.score()).isBetween(0.475, 0.5));
    }
  }

  @Test
  void whoeverScoresLessIsNobody() {
    try (PersonDetector detector = PersonDetector.open(settings(TestingDetector.yolov8()))) {
      assertThat(detector.find(DARK).orElseThrow()).isEmpty();
    }
  }

  @Test
  void aPictureThatIsNoneHasNoAnswer() {
    try (PersonDetector detector = PersonDetector.open(settings(TestingDetector.yolov8()))) {
      assertThat(detector.find(ByteBuffer.wrap(new byte[] {1, 2, 3}))).isEmpty();
    }
  }

  @Test
  void anAnswerInAnotherLayoutIsRefusedWithBothShapes() {
    try (PersonDetector detector =
        PersonDetector.open(
            settings(TestingDetector.yolov8(), YoloLayout.YOLOV8, 7, 0.5, "squares.onnx"))) {
      assertThatThrownBy(() -> detector.find(DARK))
          .isInstanceOf(DetectorRefused.class)
          .hasMessage(
              "the detector answers (1, 5, 16), where yolov8 with class 7 is (1, 12 or more, boxes)");
    }
  }

  @Test
  void aPictureOfAnotherSizeThanTheDetectorTakesIsRefused() {
    DetectorSettings other =
        new DetectorSettings(
            TestingDetector.write(directory.resolve("squares.onnx"), TestingDetector.yolov8()),
            YoloLayout.YOLOV8,
            64,
            64,
            0,
            0.5,
            0.45,
            1);
    try (PersonDetector detector = PersonDetector.open(other)) {
      assertThatThrownBy(() -> detector.find(DARK))
          .isInstanceOf(DetectorRefused.class)
          .hasMessageContaining("squares.onnx does not answer to one tensor of (1, 3, 64, 64)");
    }
  }

  @Test
  void aFileThatIsMissingOrNoNetworkIsRefusedByName() {
    assertThatThrownBy(
            () ->
                PersonDetector.open(settings(new byte[] {1, 2, 3}, YoloLayout.YOLOV8, 0, 0.5, "b")))
        .isInstanceOf(DetectorRefused.class)
        .hasMessageContaining("holds no network in ONNX's format");
    assertThatThrownBy(
            () ->
                PersonDetector.open(
                    new DetectorSettings(
                        directory.resolve("gone.onnx"), YoloLayout.YOLOV8, 32, 32, 0, 0.5, 0.5, 1)))
        .isInstanceOf(DetectorRefused.class)
        .hasMessage("there is no file " + directory.resolve("gone.onnx"));
  }

  @Test
  void theKeptFileIsWhatIsWrittenHere() throws IOException {
    assertThat(Files.readAllBytes(KEPT)).isEqualTo(TestingDetector.yolov8());
  }

  @Test
  void coloursBecomePlanes() {
    FloatBuffer planes =
        PersonDetector.planes(ByteBuffer.wrap(new byte[] {0, 51, 102, -1, -52, 0}));

    assertThat(planes.array()).containsExactly(0f, 1f, 0.2f, 0.8f, 0.4f, 0f);
  }

  private DetectorSettings settings(byte[] model) {
    return settings(model, YoloLayout.YOLOV8, 0, 0.5, "squares.onnx");
  }

  private DetectorSettings settings(
      byte[] model, YoloLayout layout, int personClass, double leastScore, String name) {
    return new DetectorSettings(
        TestingDetector.write(directory.resolve(name), model),
        layout,
        TestingDetector.SIDE,
        TestingDetector.SIDE,
        personClass,
        leastScore,
        0.45,
        1);
  }
}
