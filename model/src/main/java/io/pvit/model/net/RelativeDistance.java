package io.pvit.model.net;

/**
 * Along one axis: which row of a position table each pair of query and key asks for.
 *
 * <p>Where queries and keys have different steps, both are put on the finer grid. The arithmetic is
 * torchvision's, in float32, in its order, truncated: rounding, or another order, picks
 * neighbouring rows at some sizes.
 */
final class RelativeDistance {

  private RelativeDistance() {}

  /** How many distances there are: the length that the table must have. */
  static int distances(int queries, int keys) {
    return 2 * Math.max(queries, keys) - 1;
  }

  /** The rows, query by query. */
  static long[] rows(int queries, int keys) {
    float queryStep = Math.max((float) keys / queries, 1f);
    float keyStep = Math.max((float) queries / keys, 1f);
    long[] rows = new long[queries * keys];
    for (int query = 0; query < queries; query++) {
      for (int key = 0; key < keys; key++) {
        rows[query * keys + key] = (long) (query * queryStep - (key + (1f - keys)) * keyStep);
      }
    }
    return rows;
  }
}
