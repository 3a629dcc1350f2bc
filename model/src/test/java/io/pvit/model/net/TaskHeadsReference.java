package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import java.util.ArrayList;
import java.util.List;

/** What task heads answer, in loops over single numbers. */
record TaskHeadsReference(Weights weights, Features features, Plan plan) {

  /** The mean of some tokens of a clip, counted from the first prompt or from the class token. */
  double[] token(int clip, boolean isPrompt, int first, int count) {
    float[] tokens = features.tokens().toFloats();
    int length = (int) features.tokens().shape()[1];
    int channels = (int) features.tokens().shape()[2];
    int start = first + (isPrompt ? 1 + plan.out().product() : 0);
    double[] mean = new double[channels];
    for (int token = start; token < start + count; token++) {
      for (int channel = 0; channel < channels; channel++) {
        mean[channel] += tokens[(clip * length + token) * channels + channel] / (double) count;
      }
    }
    return mean;
  }

  double[] linear(String name, double[] in) {
    float[] weight = weights.get(name + ".weight").toFloats();
    float[] bias = weights.get(name + ".bias").toFloats();
    double[] out = new double[bias.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = bias[i];
      for (int j = 0; j < in.length; j++) {
        out[i] += weight[i * in.length + j] * in[j];
      }
    }
    return out;
  }

  double[] normal(int clip, int slice, int row, int column, double[] token) {
    List<Double> joint = new ArrayList<>();
    int[] blocks = {1, 2, 4};
    for (int tap = 0; tap < blocks.length; tap++) {
      for (double value : upsampled(clip, tap, blocks[tap], slice, row, column)) {
        joint.add(value);
      }
    }
    for (double value : token) {
      joint.add(value);
    }
    double[] hidden =
        linear("tasks.normals.mlp.0", joint.stream().mapToDouble(Double::doubleValue).toArray());
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = gelu(hidden[i]);
    }
    return linear("tasks.normals.mlp.2", hidden);
  }

  private double[] upsampled(int clip, int tap, int block, int slice, int row, int column) {
    Tensor tokens = features.taps().of(block);
    float[] values = tokens.toFloats();
    int length = (int) tokens.shape()[1];
    int channels = (int) tokens.shape()[2];
    Tensor kernel = weights.get("tasks.normals.taps." + tap + ".weight");
    float[] weight = kernel.toFloats(); // (C, E, 1, f, f)
    float[] bias = weights.get("tasks.normals.taps." + tap + ".bias").toFloats();
    int factor = (int) kernel.shape()[3];
    Extent grid = plan.blocks().get(block).queries();
    int patch = (slice * grid.h() + row / factor) * grid.w() + column / factor;
    int corner = row % factor * factor + column % factor;
    double[] out = new double[bias.length];
    for (int e = 0; e < out.length; e++) {
      out[e] = bias[e];
      for (int c = 0; c < channels; c++) {
        out[e] +=
            values[(clip * length + 1 + patch) * channels + c]
                * weight[(c * out.length + e) * factor * factor + corner];
      }
    }
    return out;
  }

  /** Exact, with the error function by its series. */
  private static double gelu(double x) {
    double z = Math.abs(x) / Math.sqrt(2);
    double erf = 0;
    if (z < 5) {
      double term = z;
      for (int n = 0; n < 200; n++) {
        erf += term / (2 * n + 1);
        term *= -z * z / (n + 1);
      }
      erf *= 2 / Math.sqrt(Math.PI);
    } else {
      erf = 1;
    }
    return x * 0.5 * (1 + Math.copySign(erf, x));
  }
}
