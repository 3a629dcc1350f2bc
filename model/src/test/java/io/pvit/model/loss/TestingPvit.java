package io.pvit.model.loss;

import io.pvit.model.net.Architecture;
import io.pvit.model.net.Extent;
import io.pvit.model.net.Features;
import io.pvit.model.net.Init;
import io.pvit.model.net.Method;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.Pass;
import io.pvit.model.net.Preset;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A {@code micro} with every head there is, and clips of noise that are small enough for tests. */
final class TestingPvit implements AutoCloseable {

  static final int CLASSES = 6;
  static final int ACTIONS = 4;
  static final int SEGMENTS = 3;
  static final int SLOTS = 2;
  static final int KEY_FRAME = 2;
  static final Extent CLIP = new Extent(4, 32, 48);

  /** The paper's, and everybody's joints. */
  static final LossWeights WEIGHTS = new LossWeights(1, 0.5, 0.5, 0.1, 3, 0.1, 1, 2);

  final PvitNetwork network;
  final Weights weights;

  TestingPvit(String method) {
    this(method, ComputeDevice.CPU);
  }

  TestingPvit(String method, ComputeDevice device) {
    network = new PvitNetwork(Method.named(method).applyTo(everyHead()), ACTIONS);
    TensorScope scope = TorchEngine.get().openScope(device);
    Map<String, Tensor> tensors = new HashMap<>();
    network.parameters().forEach(each -> tensors.put(each.name(), begin(scope, each)));
    weights = new Weights(scope, tensors);
  }

  private static Architecture everyHead() {
    Architecture micro = Preset.named("micro").architecture();
    return new Architecture(
        "every-head",
        micro.backbone().withClasses(CLASSES),
        micro.prompts(),
        true,
        true,
        micro.taskHeads().sized(SEGMENTS, SLOTS).withPoseMoments(TestingLabels.POSE_MOMENTS));
  }

  /** As the parameter wants to begin, but nothing at 0, so that every path carries a gradient. */
  private static Tensor begin(TensorScope scope, ParameterSpec parameter) {
    Random random = new Random(parameter.name().hashCode());
    float[] values = new float[Math.toIntExact(parameter.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float) (centre(parameter.init()) + spread(parameter.init()) * random.nextGaussian());
    }
    return scope.floats(values, parameter.shape().stream().mapToLong(Long::longValue).toArray());
  }

  private static double centre(Init init) {
    return init instanceof Init.Constant constant ? constant.value() : 0;
  }

  private static double spread(Init init) {
    if (init instanceof Init.TruncatedNormal normal) {
      return normal.deviation();
    }
    return init instanceof Init.Uniform uniform ? uniform.bound() / 2 : 0.01;
  }

  Losses losses(Pass pass, PvitLoss loss, List<ClipLabels> labels) {
    PvitPlan plan = network.plan(pass.scope(), CLIP);
    Features features = network.features(pass, clips(pass.scope(), labels.size()), plan);
    return loss.of(pass, network, features, plan, KEY_FRAME, labels);
  }

  /** The same noise for the first clips of every batch. */
  private static Tensor clips(TensorScope scope, int count) {
    Random random = new Random(11);
    float[] values = new float[count * 3 * 4 * 32 * 48];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return scope.floats(values, count, 3, CLIP.t(), CLIP.h(), CLIP.w());
  }

  @Override
  public void close() {
    weights.close();
  }
}
