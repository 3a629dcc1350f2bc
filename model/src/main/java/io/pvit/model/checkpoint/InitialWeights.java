package io.pvit.model.checkpoint;

import io.pvit.model.net.Init;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.SplitMix64;
import java.nio.charset.StandardCharsets;

/**
 * Weights before any training, a function of seed and name alone: the same bits on every machine,
 * whatever the tensor library, and for a parameter whatever stands beside it.
 */
public final class InitialWeights {

  private static final double TRUNCATION = 2;

  private final SplitMix64 random;

  private InitialWeights(long seed, String name) {
    random = new SplitMix64(SplitMix64.mix(seed) ^ fnv1a(name));
  }

  /** The numbers of a parameter before training. */
  public static float[] of(ParameterSpec parameter, long seed) {
    InitialWeights initial = new InitialWeights(seed, parameter.name());
    float[] values = new float[Math.toIntExact(parameter.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) initial.next(parameter.init());
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
    return (random.next() >>> 11) * 0x1p-53;
  }

  private static long fnv1a(String name) {
    long hash = 0xCBF29CE484222325L;
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }
}
