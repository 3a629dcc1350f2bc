package io.pvit.model.loss;

import io.pvit.model.net.PvitNetwork;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;
import java.util.function.BiFunction;

/** What a network might have answered, and how a loss depends on it. */
final class Answers {

  private static final KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(PvitNetwork.class, "gradients.torchscript"));

  /** Large enough that rounding to float32 does not hide the difference. */
  private static final float STEP = 5e-3f;

  private Answers() {}

  static Tensor of(TensorScope scope, float[] numbers, long... shape) {
    return scope.floats(numbers, shape);
  }

  /** The number of a loss of one answer. */
  static double value(
      BiFunction<TensorScope, Tensor, Tensor> loss, float[] numbers, long... shape) {
    try (TensorScope scope = TorchEngine.get().openScope()) {
      return loss.apply(scope, scope.floats(numbers, shape)).toFloats()[0];
    }
  }

  /** The gradient of a loss by the library. */
  static float[] gradient(
      BiFunction<TensorScope, Tensor, Tensor> loss, float[] numbers, long... shape) {
    float[][] result = new float[1][];
    Gradients.on(
        () -> {
          try (TensorScope scope = TorchEngine.get().openScope()) {
            Tensor answer = scope.floats(numbers, shape);
            answer.requireGradient();
            result[0] =
                gradients(scope, loss.apply(scope, answer), List.of(answer)).get(0).toFloats();
          }
        });
    return result[0];
  }

  static List<Tensor> gradients(TensorScope scope, Tensor loss, List<Tensor> of) {
    return KERNELS.callForList(scope, "gradients", loss, of);
  }

  /** The same by differences. */
  static double[] differences(
      BiFunction<TensorScope, Tensor, Tensor> loss, float[] numbers, long... shape) {
    double[] slopes = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      float[] higher = numbers.clone();
      float[] lower = numbers.clone();
      higher[i] += STEP;
      lower[i] -= STEP;
      slopes[i] =
          (value(loss, higher, shape) - value(loss, lower, shape))
              / ((double) higher[i] - lower[i]);
    }
    return slopes;
  }
}
