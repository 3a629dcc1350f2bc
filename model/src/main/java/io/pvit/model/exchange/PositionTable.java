package io.pvit.model.exchange;

/** A table of relative positions, one row per distance. */
final class PositionTable {

  private PositionTable() {}

  /** Whether a parameter of that name is one. */
  static boolean is(String parameter) {
    return parameter.matches("blocks\\.\\d+\\.attn\\.rel_pos_[hwt]");
  }

  /**
   * Resizes a table as PySlowFast and torchvision do for clips of another size: linearly, row
   * centres aligned, corners not.
   *
   * @param table (rows, width)
   * @return (newRows, width)
   */
  static float[] resized(float[] table, int rows, int newRows, int width) {
    float[] resized = new float[newRows * width];
    float scale = (float) rows / newRows;
    for (int row = 0; row < newRows; row++) {
      float at = Math.max(0, scale * (row + 0.5f) - 0.5f);
      int before = Math.min((int) at, rows - 1);
      int after = Math.min(before + 1, rows - 1);
      float share = at - before;
      for (int i = 0; i < width; i++) {
        resized[row * width + i] =
            (1 - share) * table[before * width + i] + share * table[after * width + i];
      }
    }
    return resized;
  }
}
