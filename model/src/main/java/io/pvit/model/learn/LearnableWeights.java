package io.pvit.model.learn;

import io.pvit.model.net.Weights;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.List;
import java.util.Map;

/** Parameters that learning changes in place. They belong to the thread that learns. */
public final class LearnableWeights implements AutoCloseable {

  private final TensorScope scope;
  private final NamedTensors parameters;
  private final Weights view;

  private LearnableWeights(TensorScope scope, NamedTensors parameters) {
    this.scope = scope;
    this.parameters = parameters;
    parameters.tensors().forEach(Tensor::requireGradient);
    view = new Weights(scope.inner(), parameters.byName(""));
  }

  /**
   * Begins with copies.
   *
   * @param names which parameters, in the order that gradients will have
   */
  public static LearnableWeights copyOf(Weights start, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("names must not be empty: there is nothing to learn");
    }
    List<Tensor> sources = names.stream().map(start::get).toList();
    TensorScope scope = TorchEngine.get().openScope(sources.get(0).device());
    return new LearnableWeights(
        scope, new NamedTensors(names, LearnKernels.make(scope, "copies", sources)));
  }

  /** Names in the order of {@link #tensors}. */
  public List<String> names() {
    return parameters.names();
  }

  /** The parameters themselves: leaves that require gradients. */
  public List<Tensor> tensors() {
    return parameters.tensors();
  }

  /**
   * For passes on the learning thread: it shows every later change, and is never closed by hand.
   */
  public Weights view() {
    return view;
  }

  /** A copy that never changes; the caller closes it. */
  public Weights snapshot() {
    return snapshot(parameters);
  }

  /** Overwrites every parameter with the saved one of its name. */
  public void restore(Map<String, Tensor> saved) {
    parameters.overwrite(scope, "", saved);
  }

  static Weights snapshot(NamedTensors tensors) {
    TensorScope own = TorchEngine.get().openScope(tensors.tensors().get(0).device());
    List<Tensor> copies = LearnKernels.make(own, "copies", tensors.tensors());
    return new Weights(own, new NamedTensors(tensors.names(), copies).byName(""));
  }

  NamedTensors parameters() {
    return parameters;
  }

  TensorScope scope() {
    return scope;
  }

  @Override
  public void close() {
    scope.close();
  }
}
