package io.pvit.model.net;

import io.pvit.model.torch.Tensor;

/**
 * Learnt vectors for each distance along rows, columns and time; a query's product with them biases
 * its scores.
 */
final class RelativePositions {

  private final String tableH;
  private final String tableW;
  private final String tableT;

  /**
   * Tables for the grid that the network is made for; other grids resize them.
   *
   * @param spatialRows length of both spatial tables
   * @param temporalRows length of the table over time
   */
  RelativePositions(
      ParameterList parameters, String name, int spatialRows, int temporalRows, int width) {
    tableH = parameters.declare(name + ".rel_pos_h", Init.SMALL, spatialRows, width);
    tableW = parameters.declare(name + ".rel_pos_w", Init.SMALL, spatialRows, width);
    tableT = parameters.declare(name + ".rel_pos_t", Init.SMALL, temporalRows, width);
  }

  /** From unscaled queries (B, L, A, D) to the terms of each patch (B, N, A, kh + kw + kt). */
  Tensor forward(Pass pass, Tensor queries, BlockPlan plan) {
    Extent q = plan.queries();
    Extent k = plan.keys();
    return pass.call(
        "relative_terms",
        queries,
        relative(pass, tableH, plan.rowsH(), q.h(), k.h()), // (qh, kh, D)
        relative(pass, tableW, plan.rowsW(), q.w(), k.w()), // (qw, kw, D)
        relative(pass, tableT, plan.rowsT(), q.t(), k.t()), // (qt, kt, D)
        q.toLongs());
  }

  private static Tensor relative(Pass pass, String table, Tensor rows, int queries, int keys) {
    return pass.call(
        "relative", pass.weight(table), rows, RelativeDistance.distances(queries, keys));
  }
}
