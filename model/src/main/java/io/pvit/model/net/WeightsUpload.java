package io.pvit.model.net;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.HashMap;
import java.util.Map;

/** Brings parameters to a device one by one, as a file or a generator gives them. */
public final class WeightsUpload {

  private final TensorScope scope;
  private final Map<String, Tensor> tensors = new HashMap<>();

  /** Into a scope on the device, which the weights will own. */
  public WeightsUpload(TensorScope scope) {
    this.scope = scope;
  }

  /**
   * Brings one.
   *
   * @param values in the order of the parameter's shape
   */
  public void add(ParameterSpec parameter, float[] values) {
    long[] shape = parameter.shape().stream().mapToLong(Long::longValue).toArray();
    tensors.put(parameter.name(), scope.floats(values, shape));
  }

  /** All that were brought. */
  public Weights weights() {
    return new Weights(scope, tensors);
  }
}
