package io.pvit.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void givesUpABestPairForABetterWhole() {
    double[][] cost = {
      {1, 2, 9},
      {2, 9, 9},
      {9, 3, 4},
    };

    assertThat(Assignment.columnsFor(cost)).containsExactly(1, 0, 2); // 2 + 2 + 4
  }

  @Test
  void takesTheBestOfMoreColumnsThanRows() {
    double[][] cost = {
      {5, -7, 3, 1},
      {4, -8, 2, 2.5},
    };

    assertThat(Assignment.columnsFor(cost)).containsExactly(3, 1); // 1 - 8
  }

  @Test
  void hasNothingToGiveToNobody() {
    assertThat(Assignment.columnsFor(new double[0][])).isEmpty();
  }

  @Test
  void isAsCheapAsTheCheapestOfAll() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      int rows = 1 + random.nextInt(6);
      int columns = rows + random.nextInt(3);
      double[][] cost = new double[rows][columns];
      for (double[] row : cost) {
        for (int column = 0; column < columns; column++) {
          // Few different numbers, so that there are ties.
          row[column] = round % 2 == 0 ? random.nextInt(4) - 1 : random.nextGaussian();
        }
      }

      int[] chosen = Assignment.columnsFor(cost);

      double total = 0;
      for (int row = 0; row < rows; row++) {
        total += cost[row][chosen[row]];
      }
      assertThat(chosen).doesNotHaveDuplicates();
      assertThat(total).isCloseTo(cheapest(cost, 0, new boolean[columns]), within(1e-9));
    }
  }

  /** Of all ways, one after the other. */
  private static double cheapest(double[][] cost, int row, boolean[] taken) {
    if (row == cost.length) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.min(best, cost[row][column] + cheapest(cost, row + 1, taken));
        taken[column] = false;
      }
    }
    return best;
  }
}
