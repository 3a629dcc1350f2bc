package io.pvit.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.net.Box;
import io.pvit.model.onnx.YoloLayout.Candidate;
import org.junit.jupiter.api.Test;

class YoloLayoutTest {

  /** Two boxes and two classes, a box a column. */
  private static final float[] COLUMNS = {
    10, 50, //
    20, 60, //
    4, 8, //
    6, 2, //
    0.9f, 0.1f, //
    0.2f, 0.7f
  };

  /** The same, a box a row, with the sureness of any object before the classes. */
  private static final float[] ROWS = {
    10, 20, 4, 6, 0.5f, 0.9f, 0.2f, //
    50, 60, 8, 2, 1, 0.1f, 0.7f
  };

  @Test
  void theNewerFamilyHasABoxAColumn() {
    assertThat(YoloLayout.YOLOV8.read(table(COLUMNS, 1, 6, 2), 0, 0.5))
        .containsExactly(new Candidate(new Box(8, 17, 12, 23), 0.9f));
    assertThat(YoloLayout.YOLOV8.read(table(COLUMNS, 1, 6, 2), 1, 0.5))
        .containsExactly(new Candidate(new Box(46, 59, 54, 61), 0.7f));
  }

  @Test
  void theOlderFamilyHasABoxARow() {
    assertThat(YoloLayout.YOLOV5.read(table(ROWS, 1, 2, 7), 0, 0.4))
        .containsExactly(new Candidate(new Box(8, 17, 12, 23), 0.45f));
    assertThat(YoloLayout.YOLOV5.read(table(ROWS, 1, 2, 7), 1, 0.5))
        .containsExactly(new Candidate(new Box(46, 59, 54, 61), 0.7f));
  }

  @Test
  void aNumberThatIsNoneIsNotTakenForNobody() {
    float[] numbers = COLUMNS.clone();
    numbers[8] = Float.NaN;

    assertThatThrownBy(() -> YoloLayout.YOLOV8.read(table(numbers, 1, 6, 2), 0, 0.5))
        .isInstanceOf(DetectorRefused.class)
        .hasMessage("the detector's answer is NaN, not a number");
  }

  @Test
  void aClassThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> YoloLayout.YOLOV5.read(table(ROWS, 1, 2, 7), 2, 0.5))
        .isInstanceOf(DetectorRefused.class)
        .hasMessage(
            "the detector answers (1, 2, 7), where yolov5 with class 2 is (1, boxes, 8 or more)");
  }

  @Test
  void configurationsNameThemInSmallLetters() {
    assertThat(YoloLayout.of("yolov8")).isEqualTo(YoloLayout.YOLOV8);
    assertThatThrownBy(() -> YoloLayout.of("yolov9"))
        .hasMessage("layout must be yolov8 or yolov5, was yolov9");
  }

  private static Table table(float[] numbers, long... shape) {
    return new Table("(%d, %d, %d)".formatted(shape[0], shape[1], shape[2]), shape, numbers);
  }
}
