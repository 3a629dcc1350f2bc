package io.pvit.model.bench;

import io.pvit.model.net.ParameterSpec;
import io.pvit.model.torch.ForeignModule;
import io.pvit.model.torch.NotTorchScript;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TorchEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Torchvision's network, traced: the one to be measured against. */
final class Anchor implements AutoCloseable {

  private static final String HEAD = "head.1.bias";

  private final Path file;
  private final ForeignModule module;
  private final Map<String, Tensor> weights;

  private Anchor(Path file, ForeignModule module) {
    this.file = file;
    this.module = module;
    this.weights = module.parameters();
  }

  static Anchor open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BenchRefused("there is no anchor file " + file);
    }
    try {
      return new Anchor(file, TorchEngine.get().open(file));
    } catch (NotTorchScript e) {
      throw new BenchRefused(String.valueOf(e.getMessage()));
    }
  }

  Path file() {
    return file;
  }

  ForeignModule module() {
    return module;
  }

  /** By torchvision's names, which are ours. */
  Map<String, Tensor> weights() {
    return weights;
  }

  int classes() {
    Tensor head = weights.get(HEAD);
    if (head == null) {
      throw new BenchRefused(
          "the anchor %s has no parameter %s: trace torchvision's MViTv2".formatted(file, HEAD));
    }
    return (int) head.shape()[0];
  }

  /** Refuses an anchor that is another network than this one. */
  void requireSame(String preset, List<ParameterSpec> parameters) {
    for (ParameterSpec spec : parameters) {
      Tensor found = weights.get(spec.name());
      List<Long> shape = found == null ? List.of() : Arrays.stream(found.shape()).boxed().toList();
      if (!spec.shape().equals(shape)) {
        throw new BenchRefused(
            "the anchor %s is another network than preset %s: %s is %s there, %s here; name its"
                    .formatted(
                        file, preset, spec.name(), found == null ? "missing" : shape, spec.shape())
                + " preset with --preset");
      }
    }
    if (weights.size() != parameters.size()) {
      throw new BenchRefused(
          "the anchor %s is another network than preset %s: it has %d parameters, not %d"
              .formatted(file, preset, weights.size(), parameters.size()));
    }
  }

  @Override
  public void close() {
    module.close();
  }
}
