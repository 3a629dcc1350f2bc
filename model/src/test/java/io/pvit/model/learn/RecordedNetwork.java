package io.pvit.model.learn;

import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Tensors;
import io.pvit.model.net.Architecture;
import io.pvit.model.net.Extent;
import io.pvit.model.net.MvitConfig;
import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.KernelLibrary;
import io.pvit.model.torch.KernelText;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;
import java.util.TreeSet;

/** The network of a recorded run: an MViT, or a chain of linear layers, norms and GELUs. */
interface RecordedNetwork {

  KernelLibrary KERNELS =
      TorchEngine.get().compile(KernelText.of(RecordedNetwork.class, "samples.torchscript"));

  double LAYER_NORM_EPS = 1e-6;

  /** From a batch of data to logits. */
  Tensor forward(Weights weights, TensorScope scope, Tensor batch);

  static RecordedNetwork of(Fixture fixture, Tensors recorded) {
    return recorded.has("init.conv_proj.weight")
        ? mvit(RecordedConfig.of(fixture, recorded))
        : chain(parameters(recorded));
  }

  static List<String> parameters(Tensors recorded) {
    return recorded.names().stream()
        .filter(name -> name.startsWith("init."))
        .map(name -> name.substring("init.".length()))
        .toList();
  }

  static RecordedNetwork mvit(MvitConfig config) {
    PvitNetwork network = new PvitNetwork(Architecture.plain("recorded", config), 0);
    return (weights, scope, batch) -> {
      long[] shape = batch.shape();
      Extent clip = new Extent((int) shape[2], (int) shape[3], (int) shape[4]);
      PvitPlan plan = network.plan(scope, clip);
      Pass pass = Pass.training(weights, scope);
      return network.classes(pass, network.tokens(pass, batch, plan));
    };
  }

  /** As PyTorch's Sequential numbers them: a number without parameters is a GELU. */
  static RecordedNetwork chain(List<String> parameters) {
    TreeSet<Integer> numbers = new TreeSet<>();
    parameters.forEach(name -> numbers.add(Integer.parseInt(name.substring(0, name.indexOf('.')))));
    return (weights, scope, batch) -> {
      Tensor x = batch;
      for (int i = 0; i <= numbers.last(); i++) {
        if (!numbers.contains(i)) {
          x = KERNELS.call(scope, "gelu", x);
          continue;
        }
        Tensor weight = weights.get(i + ".weight");
        Tensor bias = weights.get(i + ".bias");
        x =
            weight.shape().length == 2
                ? KERNELS.call(scope, "linear", x, weight, bias)
                : KERNELS.call(scope, "layer_norm", x, weight, bias, LAYER_NORM_EPS);
      }
      return x;
    };
  }
}
