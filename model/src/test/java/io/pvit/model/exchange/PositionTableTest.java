package io.pvit.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expected numbers are those of {@code torch.nn.functional.interpolate(mode="linear")}. */
class PositionTableTest {

  @Test
  void growsLinearlyBetweenRowCentres() {
    float[] table = {0, 10, 3, 20, 9, 60}; // three rows of two

    float[] grown = PositionTable.resized(table, 3, 5, 2);

    assertThat(grown)
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(0, 10, 1.2f, 14, 3, 20, 6.6f, 44, 9, 60);
  }

  @Test
  void shrinksWithoutReachingItsEnds() {
    float[] shrunk = PositionTable.resized(new float[] {0, 3, 9, 1}, 4, 2, 1);

    assertThat(shrunk).containsExactly(1.5f, 5);
  }

  @Test
  void staysAsItIsAtItsOwnSize() {
    float[] table = {1, 2, 3};

    assertThat(PositionTable.resized(table, 3, 3, 1)).containsExactly(1, 2, 3);
  }

  @Test
  void isToldByItsName() {
    assertThat(PositionTable.is("blocks.11.attn.rel_pos_t")).isTrue();
    assertThat(PositionTable.is("blocks.0.attn.qkv.weight")).isFalse();
  }
}
