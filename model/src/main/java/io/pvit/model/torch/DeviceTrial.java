package io.pvit.model.torch;

import java.util.Arrays;
import java.util.Optional;

/**
 * A first computation on a device. It runs kernels of the kinds that a network needs, for a GPU can
 * take tensors in and have none of this libtorch's kernels made for it.
 */
final class DeviceTrial {

  private static final float[] EXPECTED = {-1, 1, -1, 1};
  private static final double ROUNDING = 1e-2;

  private final KernelLibrary kernels;

  DeviceTrial(KernelLibrary kernels) {
    this.kernels = kernels;
  }

  /** Why it fails in this scope; empty where the numbers come out that should. */
  Optional<String> failure(TensorScope scope) {
    try {
      Tensor x = scope.floats(new float[] {1, 2, 3, 4}, 2, 2);
      Tensor tap = scope.floats(new float[] {2}, 1, 1, 1, 1, 1);
      float[] found = kernels.infer(scope, "trial", x, tap).toFloats();
      return isExpected(found)
          ? Optional.empty()
          : Optional.of("it computes " + Arrays.toString(found) + ", not [-1, 1, -1, 1]");
    } catch (TorchFailed e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isExpected(float[] found) {
    for (int i = 0; i < EXPECTED.length; i++) {
      if (!(Math.abs(found[i] - EXPECTED[i]) < ROUNDING)) {
        return false;
      }
    }
    return true;
  }
}
