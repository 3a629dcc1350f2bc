package io.pvit.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.net.Init;
import io.pvit.model.net.ParameterSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {

  @Test
  void areTheSameOnEveryMachine() {
    assertThat(InitialWeights.of(spec("a", Init.SMALL, 3), 7))
        .containsExactly(-0.022097705f, 0.0028014428f, -0.0368415f);
  }

  @Test
  void dependOnSeedAndName() {
    float[] first = InitialWeights.of(spec("a", Init.SMALL, 3), 7);

    assertThat(InitialWeights.of(spec("a", Init.SMALL, 3), 8)).isNotEqualTo(first);
    assertThat(InitialWeights.of(spec("b", Init.SMALL, 3), 7)).isNotEqualTo(first);
  }

  @Test
  void haveTheSpreadThatIsAskedFor() {
    float[] normal = InitialWeights.of(spec("a", new Init.TruncatedNormal(0.5), 100_000), 1);
    float[] even = InitialWeights.of(spec("a", new Init.Uniform(0.3), 100_000), 1);

    // A normal cut off at two deviations keeps 0.8796 of its own.
    assertThat(deviation(normal)).isCloseTo(0.5 * 0.8796, within(0.005));
    assertThat(largest(normal)).isBetween(0.99f, 1f);
    assertThat(deviation(even)).isCloseTo(0.3 / Math.sqrt(3), within(0.002));
    assertThat(largest(even)).isBetween(0.299f, 0.3f);
  }

  private static ParameterSpec spec(String name, Init init, long size) {
    return new ParameterSpec(name, List.of(size), init);
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
