package io.pvit.model.bench;

import io.pvit.model.net.Extent;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;

/**
 * The work that is timed: from normalised clips to logits, and from there to the gradients of all
 * weights. The loss is the logits' product with fixed numbers, the same for everybody.
 */
final class Course implements AutoCloseable {

  private static final KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(Course.class, "course.torchscript"));

  private static final long OF_CLIPS = 11;
  private static final long OF_COTANGENT = 12;

  private final TensorScope scope;
  private final Tensor clips;
  private final Tensor cotangent;

  /** A course for so many clips at once. */
  Course(int batch, Extent clip, int classes, ComputeDevice device) {
    scope = TorchEngine.get().openScope(device);
    clips = NoisyWeights.gaussian(scope, OF_CLIPS, 0, 1, batch, 3, clip.t(), clip.h(), clip.w());
    cotangent = NoisyWeights.gaussian(scope, OF_COTANGENT, 0, 1, batch, classes);
  }

  /** Clips to logits. */
  float[] predict(Runner runner) {
    try (TensorScope turn = scope.inner()) {
      return runner.logits(turn, clips, false).toFloats();
    }
  }

  /** Clips to gradients; returns when the last is there. */
  void learn(Runner runner, List<Tensor> parameters) {
    Gradients.on(
        () -> {
          try (TensorScope turn = scope.inner()) {
            Tensor logits = runner.logits(turn, clips, true);
            List<Tensor> gradients =
                KERNELS.callForList(turn, "gradients_of_logits", logits, cotangent, parameters);
            float[] unused = gradients.get(gradients.size() - 1).toFloats(); // a GPU runs behind
          }
        });
  }

  @Override
  public void close() {
    scope.close();
  }
}
