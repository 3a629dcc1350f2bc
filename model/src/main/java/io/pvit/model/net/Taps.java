package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Keeps what leaves some of the blocks, for heads that look deeper than the last one. */
final class Taps {

  private final Set<Integer> blocks;
  private final Map<Integer, Tensor> kept = new HashMap<>();

  /**
   * Taps behind these blocks.
   *
   * @param blocks indices, the first being 0
   */
  Taps(Set<Integer> blocks) {
    this.blocks = Set.copyOf(blocks);
  }

  static Taps none() {
    return new Taps(Set.of());
  }

  /** Offers a block's output; true when it is kept, so that the caller must not free it. */
  boolean keep(int block, Tensor tokens) {
    if (!blocks.contains(block)) {
      return false;
    }
    kept.put(block, tokens);
    return true;
  }

  /** The output (B, 1 + N + P, C) of a tapped block, before any further norm. */
  Tensor of(int block) {
    Tensor tokens = kept.get(block);
    if (tokens == null) {
      throw new IllegalArgumentException("no tap behind block " + block);
    }
    return tokens;
  }

  /** The same taps with what the function makes of each. */
  Taps map(UnaryOperator<Tensor> function) {
    Taps mapped = new Taps(blocks);
    kept.forEach((block, tokens) -> mapped.kept.put(block, function.apply(tokens)));
    return mapped;
  }
}
