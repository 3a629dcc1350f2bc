package io.pvit.model.learn;

import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors in a fixed order, each with a name, which are only ever changed in place.
 *
 * @param names of the tensors
 * @param tensors as many
 */
record NamedTensors(List<String> names, List<Tensor> tensors) {
  NamedTensors {
    names = List.copyOf(names);
    tensors = List.copyOf(tensors);
  }

  /** By name, in order; under that name with something before it. */
  Map<String, Tensor> byName(String prefix) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(prefix + names.get(i), tensors.get(i));
    }
    return byName;
  }

  /**
   * Overwrites all of them with copies of those that have their names, behind the prefix.
   *
   * @throws IllegalArgumentException when one is missing or has another shape; then nothing changed
   */
  void overwrite(TensorScope scope, String prefix, Map<String, Tensor> saved) {
    List<Tensor> sources = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = prefix + names.get(i);
      Tensor source = saved.get(name);
      if (source == null) {
        throw new IllegalArgumentException("the saved state has no tensor " + name);
      }
      long[] shape = tensors.get(i).shape();
      if (!Arrays.equals(source.shape(), shape)) {
        throw new IllegalArgumentException(
            "the saved tensor %s must have the shape %s, has %s"
                .formatted(name, Arrays.toString(shape), Arrays.toString(source.shape())));
      }
      sources.add(source);
    }
    LearnKernels.change(scope, "copy_", tensors, sources);
  }
}
