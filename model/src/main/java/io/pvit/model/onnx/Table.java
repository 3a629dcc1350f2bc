package io.pvit.model.onnx;

/** What a network answered: numbers, row by row, and their shape. */
final class Table {

  private final String shapeText;
  private final long[] shape;
  private final float[] numbers;

  /** Takes the arrays over. */
  Table(String shapeText, long[] shape, float[] numbers) {
    this.shapeText = shapeText;
    this.shape = shape;
    this.numbers = numbers;
  }

  /** True for (1, rows, columns). */
  boolean isOne() {
    return shape.length == 3 && shape[0] == 1;
  }

  int rows() {
    return Math.toIntExact(shape[1]);
  }

  int columns() {
    return Math.toIntExact(shape[2]);
  }

  float at(int row, int column) {
    return numbers[row * columns() + column];
  }

  @Override
  public String toString() {
    return shapeText;
  }
}
