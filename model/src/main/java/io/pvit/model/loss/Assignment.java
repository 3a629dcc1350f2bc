package io.pvit.model.loss;

import java.util.Arrays;

/**
 * The cheapest way to give each row a column of its own: Kuhn's Hungarian method with Munkres'
 * potentials, rows being added one by one along shortest paths.
 */
final class Assignment {

  private static final int NONE = -1;

  private final double[][] cost;
  private final int columns;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOf;

  private Assignment(double[][] cost, int columns) {
    this.cost = cost;
    this.columns = columns;
    rowPotential = new double[cost.length];
    columnPotential = new double[columns];
    rowOf = new int[columns];
    Arrays.fill(rowOf, NONE);
  }

  /**
   * The column of each row.
   *
   * @param cost of each row with each column; finite, not more rows than columns
   */
  static int[] columnsFor(double[][] cost) {
    if (cost.length == 0) {
      return new int[0];
    }
    Assignment assignment = new Assignment(cost, cost[0].length);
    for (int row = 0; row < cost.length; row++) {
      assignment.add(row);
    }
    int[] columnOf = new int[cost.length];
    for (int column = 0; column < assignment.columns; column++) {
      if (assignment.rowOf[column] != NONE) {
        columnOf[assignment.rowOf[column]] = column;
      }
    }
    return columnOf;
  }

  /** Finds the shortest path from a new row to a free column and flips the pairs along it. */
  private void add(int newRow) {
    double[] distance = new double[columns];
    int[] before = new int[columns];
    boolean[] reached = new boolean[columns];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    Arrays.fill(before, NONE);
    int row = newRow;
    int last = NONE;
    double lowest = 0;
    while (true) {
      for (int column = 0; column < columns; column++) {
        double through = lowest + cost[row][column] - rowPotential[row] - columnPotential[column];
        if (!reached[column] && through < distance[column]) {
          distance[column] = through;
          before[column] = last;
        }
      }
      last = nearest(distance, reached);
      lowest = distance[last];
      reached[last] = true;
      if (rowOf[last] == NONE) {
        break;
      }
      row = rowOf[last];
    }
    rowPotential[newRow] += lowest;
    for (int column = 0; column < columns; column++) {
      if (reached[column] && rowOf[column] != NONE) {
        rowPotential[rowOf[column]] += lowest - distance[column];
      }
      if (reached[column]) {
        columnPotential[column] -= lowest - distance[column];
      }
    }
    flip(newRow, last, before);
  }

  private static int nearest(double[] distance, boolean[] reached) {
    int nearest = NONE;
    for (int column = 0; column < distance.length; column++) {
      if (!reached[column] && (nearest == NONE || distance[column] < distance[nearest])) {
        nearest = column;
      }
    }
    return nearest;
  }

  private void flip(int newRow, int free, int[] before) {
    int column = free;
    while (before[column] != NONE) {
      rowOf[column] = rowOf[before[column]];
      column = before[column];
    }
    rowOf[column] = newRow;
  }
}
