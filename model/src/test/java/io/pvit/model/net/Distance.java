package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.torch.Tensor;

/** How far a tensor is from its reference, as the fixtures measure it. */
final class Distance {

  private Distance() {}

  /** Asserts max |difference| / max |reference|. */
  static void assertClose(String what, Tensor actual, Golden.Numbers expected, double accepted) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    assertThat(relative(actual.toFloats(), expected.values())).as(what).isLessThan(accepted);
  }

  static double relative(float[] actual, float[] expected) {
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      if (Float.isNaN(actual[i])) {
        return Double.POSITIVE_INFINITY;
      }
      difference = Math.max(difference, Math.abs((double) actual[i] - expected[i]));
      largest = Math.max(largest, Math.abs((double) expected[i]));
    }
    return difference / largest;
  }
}
