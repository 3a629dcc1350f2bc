package io.pvit.model.net;

/** How a parameter begins when no training has shaped it. */
public sealed interface Init {

  /** The same value everywhere. */
  record Constant(double value) implements Init {}

  /** Gaussian around 0, nothing beyond two deviations. */
  record TruncatedNormal(double deviation) implements Init {}

  /** Evenly within {@code -bound..bound}. */
  record Uniform(double bound) implements Init {}

  /** A bias of nothing. */
  Init ZERO = new Constant(0);

  /** A scale of nothing. */
  Init ONE = new Constant(1);

  /** What MViTv2 gives its linear layers, tokens and position tables. */
  Init SMALL = new TruncatedNormal(0.02);

  /** For a convolution whose outputs each see so many inputs. */
  static Init convolution(int inputsPerOutput) {
    return new Uniform(1 / Math.sqrt(inputsPerOutput));
  }

  /** For a linear layer that keeps the size of what it sees, whatever its number of inputs. */
  static Init evenOver(int inputs) {
    return new TruncatedNormal(1 / Math.sqrt(inputs));
  }
}
