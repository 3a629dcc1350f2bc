package io.pvit.model.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes a detector to whom bright squares are people: its picture has 32 x 32 pixels, in 16
 * squares of 8, and the score of each is how bright it is. The fields are numbered as in
 * onnx.proto.
 */
final class TestingDetector {

  static final int SIDE = 32;
  private static final int SQUARE = 8;
  private static final int ACROSS = SIDE / SQUARE;
  private static final int SQUARES = ACROSS * ACROSS;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private TestingDetector() {}

  /** Its answer is (1, 5, 16). */
  static byte[] yolov8() {
    return model(
        new Message()
            .put(1, pool())
            .put(1, mean())
            .put(1, reshape())
            .put(1, node("Concat", "answer", "boxes", "scores").put(5, whole("axis", 1)))
            .put(2, "squares")
            .put(5, boxes())
            .put(5, tensor("flat", INT64, longs(1, 1, SQUARES), 3))
            .put(11, value("picture", 1, 3, SIDE, SIDE))
            .put(12, value("answer", 1, 5, SQUARES)));
  }

  /** Its answer is (1, 16, 6); of each square it is half sure that there is anything. */
  static byte[] yolov5() {
    return model(
        new Message()
            .put(1, pool())
            .put(1, mean())
            .put(1, reshape())
            .put(1, node("Concat", "columns", "boxes", "any", "scores").put(5, whole("axis", 1)))
            .put(1, node("Transpose", "answer", "columns").put(5, wholes("perm", 0, 2, 1)))
            .put(2, "squares")
            .put(5, boxes())
            .put(5, tensor("any", FLOAT, halves(), 1, 1, SQUARES))
            .put(5, tensor("flat", INT64, longs(1, 1, SQUARES), 3))
            .put(11, value("picture", 1, 3, SIDE, SIDE))
            .put(12, value("answer", 1, SQUARES, 6)));
  }

  static Path write(Path file, byte[] model) {
    try {
      return Files.write(file, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] model(Message graph) {
    return new Message()
        .put(1, 8)
        .put(7, graph)
        .put(8, new Message().put(1, "").put(2, 13))
        .bytes();
  }

  private static Message pool() {
    return node("AveragePool", "squares", "picture")
        .put(5, wholes("kernel_shape", SQUARE, SQUARE))
        .put(5, wholes("strides", SQUARE, SQUARE));
  }

  private static Message mean() {
    return node("ReduceMean", "grey", "squares").put(5, wholes("axes", 1));
  }

  private static Message reshape() {
    return node("Reshape", "scores", "grey", "flat");
  }

  /** Centre, width and height of each square, a column each. */
  private static Message boxes() {
    float[] numbers = new float[4 * SQUARES];
    for (int square = 0; square < SQUARES; square++) {
      numbers[square] = square % ACROSS * SQUARE + SQUARE / 2f;
      numbers[SQUARES + square] = square / ACROSS * SQUARE + SQUARE / 2f;
      numbers[2 * SQUARES + square] = SQUARE;
      numbers[3 * SQUARES + square] = SQUARE;
    }
    return tensor("boxes", FLOAT, floats(numbers), 1, 4, SQUARES);
  }

  private static byte[] halves() {
    float[] numbers = new float[SQUARES];
    Arrays.fill(numbers, 0.5f);
    return floats(numbers);
  }

  private static byte[] floats(float... numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (float number : numbers) {
      little(bytes, Float.floatToIntBits(number), Float.BYTES);
    }
    return bytes.toByteArray();
  }

  private static byte[] longs(long... numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (long number : numbers) {
      little(bytes, number, Long.BYTES);
    }
    return bytes.toByteArray();
  }

  private static void little(ByteArrayOutputStream bytes, long bits, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write((int) (bits >> (8 * i)));
    }
  }

  private static Message node(String operation, String output, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.put(1, input);
    }
    return node.put(2, output).put(4, operation);
  }

  private static Message whole(String name, int value) {
    return new Message().put(1, name).put(3, value).put(20, 2);
  }

  private static Message wholes(String name, int... values) {
    Message attribute = new Message().put(1, name);
    for (int value : values) {
      attribute.put(8, value);
    }
    return attribute.put(20, 7);
  }

  private static Message tensor(String name, int type, byte[] numbers, int... shape) {
    Message tensor = new Message();
    for (int size : shape) {
      tensor.put(1, size);
    }
    return tensor.put(2, type).put(8, name).put(9, numbers);
  }

  private static Message value(String name, int... shape) {
    Message sizes = new Message();
    for (int size : shape) {
      sizes.put(1, new Message().put(1, size));
    }
    return new Message()
        .put(1, name)
        .put(2, new Message().put(1, new Message().put(1, FLOAT).put(2, sizes)));
  }

  /** A message of Protocol Buffers. */
  private static final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message put(int field, int value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message put(int field, byte[] value) {
      varint((field << 3) | 2);
      varint(value.length);
      bytes.writeBytes(value);
      return this;
    }

    Message put(int field, String value) {
      return put(field, value.getBytes(UTF_8));
    }

    Message put(int field, Message value) {
      return put(field, value.bytes());
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    private void varint(int value) {
      int rest = value;
      while (rest > 0x7f) {
        bytes.write((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      bytes.write(rest);
    }
  }
}
