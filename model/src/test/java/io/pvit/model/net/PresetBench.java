package io.pvit.model.net;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Times presets on this machine: {@code PresetBench THREADS BATCH RUNS PRESET...}. Not a test. */
final class PresetBench {

  private static final KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(PresetBench.class, "gradients.torchscript"));

  private PresetBench() {}

  public static void main(String[] arguments) {
    TorchEngine.get().useThreads(Integer.parseInt(arguments[0]));
    int batch = Integer.parseInt(arguments[1]);
    int runs = Integer.parseInt(arguments[2]);
    for (String name : Arrays.copyOfRange(arguments, 3, arguments.length)) {
      Preset preset = name.endsWith(".json") ? read(name) : Preset.named(name);
      time(preset, batch, runs);
    }
  }

  private static Preset read(String file) {
    try {
      return JsonMapper.builder().build().readValue(new File(file), Preset.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void time(Preset preset, int batch, int runs) {
    PvitNetwork network = new PvitNetwork(preset.architecture(), 80);
    MvitConfig config = preset.architecture().backbone();
    Extent clip = new Extent(config.temporalSize(), config.height(), config.width());
    try (Weights weights = random(network);
        TensorScope constants = weights.passScope()) {
      PvitPlan plan = network.plan(constants, clip);
      Tensor input =
          constants.floats(
              noise(batch * 3 * clip.product()), batch, 3, clip.t(), clip.h(), clip.w());
      String forward = best(runs, () -> forward(network, weights, plan, input));
      System.out.printf(
          "%s: %,d parameters, batch %d: forward %s%n",
          preset.architecture().name(), network.parameterCount(), batch, forward);
      Gradients.on(
          () -> {
            List<Tensor> parameters =
                network.parameters().stream().map(each -> weights.get(each.name())).toList();
            parameters.forEach(Tensor::requireGradient);
            String step = best(runs, () -> step(network, weights, plan, input, parameters));
            System.out.printf("  forward and backward %s%n", step);
          });
    }
  }

  private static void forward(PvitNetwork network, Weights weights, PvitPlan plan, Tensor input) {
    try (TensorScope scope = weights.passScope()) {
      Pass pass = Pass.inference(weights, scope);
      network.actors(pass, network.tokens(pass, input, plan), plan, 8).presence().toFloats();
    }
  }

  private static void step(
      PvitNetwork network, Weights weights, PvitPlan plan, Tensor input, List<Tensor> parameters) {
    try (TensorScope scope = weights.passScope()) {
      Pass pass = Pass.training(weights, scope);
      Tensor tokens = network.tokens(pass, input, plan);
      Tensor loss = KERNELS.call(scope, "mean_product", tokens, tokens);
      KERNELS.callForList(scope, "gradients", loss, parameters);
    }
  }

  private static Weights random(PvitNetwork network) {
    TensorScope scope = TorchEngine.get().openScope();
    Map<String, Tensor> tensors = new HashMap<>();
    for (ParameterSpec spec : network.parameters()) {
      float[] values = noise((int) spec.size());
      for (int i = 0; i < values.length; i++) {
        values[i] *= 0.02f;
      }
      tensors.put(
          spec.name(),
          scope.floats(values, spec.shape().stream().mapToLong(Long::longValue).toArray()));
    }
    return new Weights(scope, tensors);
  }

  private static float[] noise(int count) {
    Random random = new Random(7);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** The best wall and processor time of the runs; the latter hardly feels other processes. */
  private static String best(int runs, Runnable work) {
    double wallMs = Double.POSITIVE_INFINITY;
    double cpuMs = Double.POSITIVE_INFINITY;
    for (int i = -3; i < runs; i++) {
      long start = System.nanoTime();
      long cpuStart = processor().getProcessCpuTime();
      work.run();
      if (i >= 0) {
        wallMs = Math.min(wallMs, (System.nanoTime() - start) / 1e6);
        cpuMs = Math.min(cpuMs, (processor().getProcessCpuTime() - cpuStart) / 1e6);
      }
    }
    return "%.1f ms (processor %.1f ms)".formatted(wallMs, cpuMs);
  }

  private static OperatingSystemMXBean processor() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }
}
