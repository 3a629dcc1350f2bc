package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.HashMap;
import java.util.Map;

/** The parameters of one checkpoint by name. They never change, so threads share them. */
public final class Weights implements AutoCloseable {

  private final TensorScope scope;
  private final Map<String, Tensor> tensors;

  /** Takes the scope over, which owns the tensors. */
  public Weights(TensorScope scope, Map<String, Tensor> tensors) {
    this.scope = scope;
    this.tensors = Map.copyOf(tensors);
  }

  /** The parameter of that name. */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("there is no parameter " + name);
    }
    return tensor;
  }

  /**
   * These parameters, and those of another that are missing here: what learns over a backbone that
   * does not. Lives no longer than either.
   */
  public Weights over(Weights frozen) {
    Map<String, Tensor> all = new HashMap<>(frozen.tensors);
    all.putAll(tensors);
    return new Weights(scope.inner(), all);
  }

  /** How many tensors the weights own; constant over their life. */
  public int ownedTensors() {
    return scope.size();
  }

  /** A scope for the tensors of one pass over these weights. */
  public TensorScope passScope() {
    return scope.inner();
  }

  @Override
  public void close() {
    scope.close();
  }
}
