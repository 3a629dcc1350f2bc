package io.pvit.model.checkpoint;

import io.pvit.model.net.Init;
import io.pvit.model.net.ParameterSpec;
import java.nio.charset.StandardCharsets;

/**
 * Weights before any training, a function of seed and name alone: the same bits on every machine,
 * whatever the tensor library, and for a parameter whatever stands beside it.
 */
public final class InitialWeights {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double TRUNCATION = 2;

  private long state;

  private InitialWeights(long seed, String name) {
    state = mix(seed) ^ fnv1a(name);
  }

  /** The numbers of a parameter before training. */
  public static float[] of(ParameterSpec parameter, long seed) {
    InitialWeights random = new InitialWeights(seed, parameter.name());
    float[] values = new float[Math.toIntExact(parameter.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.next(parameter.init());
    }
    return values;
  }

  private double next(Init init) {
    if (init instanceof Init.Constant constant) {
      return constant.value();
    }
    if (init instanceof Init.Uniform uniform) {
      return (2 * uniform() - 1) * uniform.bound();
    }
    return truncatedNormal() * ((Init.TruncatedNormal) init).deviation();
  }

  /** Box and Muller's method in strict arithmetic; what lies too far out is drawn again. */
  private double truncatedNormal() {
    double normal;
    do {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
      normal = radius * StrictMath.cos(2 * Math.PI * uniform());
    } while (Math.abs(normal) > TRUNCATION);
    return normal;
  }

  /** In [0, 1), 53 bits. */
  private double uniform() {
    state += GOLDEN_GAMMA;
    return (mix(state) >>> 11) * 0x1p-53;
  }

  /** The finaliser of splitmix64. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long fnv1a(String name) {
    long hash = 0xCBF29CE484222325L;
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }
}
