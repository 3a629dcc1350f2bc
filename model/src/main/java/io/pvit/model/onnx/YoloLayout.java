package io.pvit.model.onnx;

import io.pvit.model.net.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a detector of the YOLO family lays its answers out. Of each box it tells centre, width and
 * height in pixels of its picture, and then how sure it is of each class.
 */
public enum YoloLayout {
  /** (1, 4 + classes, N), a box a column: YOLOv8, YOLO11. */
  YOLOV8(4) {
    @Override
    int boxes(Table table) {
      return table.columns();
    }

    @Override
    int numbers(Table table) {
      return table.rows();
    }

    @Override
    float number(Table table, int box, int number) {
      return table.at(number, box);
    }

    @Override
    float score(Table table, int box, int personClass) {
      return number(table, box, 4 + personClass);
    }
  },

  /** (1, N, 5 + classes), a box a row, the fifth number how sure it is of any object: v5, v7. */
  YOLOV5(5) {
    @Override
    int boxes(Table table) {
      return table.rows();
    }

    @Override
    int numbers(Table table) {
      return table.columns();
    }

    @Override
    float number(Table table, int box, int number) {
      return table.at(box, number);
    }

    @Override
    float score(Table table, int box, int personClass) {
      return number(table, box, 4) * number(table, box, 5 + personClass);
    }
  };

  private final int firstClass;

  YoloLayout(int firstClass) {
    this.firstClass = firstClass;
  }

  /**
   * A box that may be somebody.
   *
   * @param box in pixels of the detector's picture
   * @param score that it is a person
   */
  record Candidate(Box box, float score) {}

  /**
   * The layout that a configuration names.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static YoloLayout of(String text) {
    return Stream.of(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("layout must be yolov8 or yolov5, was " + text));
  }

  /**
   * The boxes that reach a score, in their order.
   *
   * @throws DetectorRefused when the answer is laid out otherwise, has no such class, or a number
   *     is none
   */
  List<Candidate> read(Table table, int personClass, double leastScore) {
    if (!table.isOne() || numbers(table) <= firstClass + personClass) {
      throw new DetectorRefused(
          "the detector answers %s, where %s with class %d is (1, %s)"
              .formatted(
                  table,
                  name().toLowerCase(Locale.ROOT),
                  personClass,
                  this == YOLOV8
                      ? "%d or more, boxes".formatted(firstClass + personClass + 1)
                      : "boxes, %d or more".formatted(firstClass + personClass + 1)));
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int box = 0; box < boxes(table); box++) {
      float score = score(table, box, personClass);
      if (!Float.isFinite(score)) {
        throw new DetectorRefused("the detector's answer is " + score + ", not a number");
      }
      if (score >= leastScore) {
        candidates.add(new Candidate(corners(table, box), score));
      }
    }
    return candidates;
  }

  abstract int boxes(Table table);

  abstract int numbers(Table table);

  abstract float number(Table table, int box, int number);

  abstract float score(Table table, int box, int personClass);

  private Box corners(Table table, int box) {
    float x = number(table, box, 0);
    float y = number(table, box, 1);
    float halfWidth = number(table, box, 2) / 2;
    float halfHeight = number(table, box, 3) / 2;
    if (!Float.isFinite(x + y + halfWidth + halfHeight)) {
      throw new DetectorRefused("a box of the detector's has a number that is none");
    }
    return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
  }
}
