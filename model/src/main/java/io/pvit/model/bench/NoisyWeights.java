package io.pvit.model.bench;

import io.pvit.model.net.Init;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Weights without meaning, but of a trained network's size: every bias, norm and position table
 * does something, and what a layer gives is as large as what it takes.
 */
final class NoisyWeights {

  private static final double OF_CONSTANTS = 0.1;
  private static final double OF_POSITIONS = 0.2;

  private NoisyWeights() {}

  static Map<String, Tensor> of(TensorScope scope, List<ParameterSpec> parameters) {
    Map<String, Tensor> weights = new HashMap<>();
    for (ParameterSpec spec : parameters) {
      double centre = spec.init() instanceof Init.Constant constant ? constant.value() : 0;
      long[] shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
      weights.put(
          spec.name(), gaussian(scope, spec.name().hashCode(), centre, deviation(spec), shape));
    }
    return weights;
  }

  /** The same seed gives the same numbers on every machine. */
  static Tensor gaussian(
      TensorScope scope, long seed, double centre, double deviation, long... shape) {
    long size = 1;
    for (long each : shape) {
      size *= each;
    }
    Random random = new Random(seed);
    float[] values = new float[Math.toIntExact(size)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (centre + random.nextGaussian() * deviation);
    }
    return scope.floats(values, shape);
  }

  private static double deviation(ParameterSpec spec) {
    if (spec.shape().size() == 1) {
      return OF_CONSTANTS;
    }
    if (spec.name().contains("rel_pos")) {
      return OF_POSITIONS;
    }
    return 1 / Math.sqrt((double) spec.size() / spec.shape().get(0));
  }
}
