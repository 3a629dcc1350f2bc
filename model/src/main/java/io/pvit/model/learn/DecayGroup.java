package io.pvit.model.learn;

import io.pvit.model.torch.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Parameters that decay alike.
 *
 * @param members indices of parameters
 * @param decay of all of them
 */
record DecayGroup(List<Integer> members, double decay) {

  /** What has two or more dimensions decays, the rest does not. */
  static List<DecayGroup> of(List<Tensor> parameters, double decay) {
    List<Integer> wide = new ArrayList<>();
    List<Integer> narrow = new ArrayList<>();
    IntStream.range(0, parameters.size())
        .forEach(i -> (parameters.get(i).shape().length >= 2 ? wide : narrow).add(i));
    return Stream.of(new DecayGroup(wide, decay), new DecayGroup(narrow, 0))
        .filter(group -> !group.members().isEmpty())
        .toList();
  }

  List<Tensor> of(List<Tensor> all) {
    return members.stream().map(all::get).toList();
  }
}
