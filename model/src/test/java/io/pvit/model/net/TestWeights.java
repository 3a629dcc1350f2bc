package io.pvit.model.net;

import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Weights and inputs without meaning. Nothing in them is 0 or 1, so that no mistake can hide. */
final class TestWeights {

  private TestWeights() {}

  static Weights random(PvitNetwork network) {
    return random(network, ComputeDevice.CPU);
  }

  static Weights random(PvitNetwork network, ComputeDevice device) {
    TensorScope scope = TorchEngine.get().openScope(device);
    Map<String, Tensor> tensors = new HashMap<>();
    for (ParameterSpec spec : network.parameters()) {
      tensors.put(spec.name(), noise(scope, spec.name().hashCode(), 0.1, shape(spec)));
    }
    return new Weights(scope, tensors);
  }

  static Tensor noise(TensorScope scope, long seed, double deviation, long... shape) {
    int size = 1;
    for (long each : shape) {
      size = Math.toIntExact(size * each);
    }
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return scope.floats(values, shape);
  }

  static long[] shape(ParameterSpec spec) {
    return spec.shape().stream().mapToLong(Long::longValue).toArray();
  }
}
