package io.pvit.model.learn;

import io.pvit.model.net.Pass;
import io.pvit.model.net.StagedPass;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * From a loss back to the parameters when the backbone kept no graph: its stages are made again,
 * the last one first, so that the graph of one stage is there at a time (Chen et al., Training Deep
 * Nets with Sublinear Memory Cost).
 */
public final class Recomputation {

  private Recomputation() {}

  /**
   * As {@link Backward#gradients}, with gradients on; what enters a stage is freed once it was
   * used.
   *
   * @param pass that the stages were made with
   * @param loss of the stages' features
   */
  public static List<Tensor> gradients(
      TensorScope scope, Pass pass, StagedPass staged, Tensor loss, List<Tensor> parameters) {
    List<Integer> tapped = List.copyOf(staged.tapped());
    List<Tensor> leaves = new ArrayList<>(parameters);
    leaves.add(staged.features().tokens());
    tapped.forEach(stage -> leaves.add(staged.input(stage)));
    List<Tensor> found = Backward.gradients(pass.scope(), loss, leaves);
    List<Tensor> sums =
        found.subList(0, parameters.size()).stream().map(sum -> sum.moveTo(scope)).toList();
    Map<Integer, Tensor> ofHeads = new HashMap<>();
    for (int i = 0; i < tapped.size(); i++) {
      ofHeads.put(tapped.get(i), found.get(parameters.size() + 1 + i));
    }
    Tensor gradient = found.get(parameters.size());
    for (int stage = staged.stages() - 1; stage >= 0; stage--) {
      Optional<Tensor> before = back(pass, staged, stage, gradient, parameters, sums);
      gradient.close();
      if (before.isPresent()) {
        staged.input(stage).close();
        gradient = before.get();
        if (ofHeads.containsKey(stage)) {
          Tensor more = Objects.requireNonNull(ofHeads.get(stage));
          Backward.accumulate(pass.scope(), List.of(gradient), List.of(more));
          more.close();
        }
      }
    }
    return sums;
  }

  /** The gradient of what enters a stage; empty for the clip. */
  private static Optional<Tensor> back(
      Pass pass,
      StagedPass staged,
      int stage,
      Tensor gradient,
      List<Tensor> parameters,
      List<Tensor> sums) {
    List<Tensor> inputs = stage == 0 ? List.of() : List.of(staged.input(stage));
    try (TensorScope inner = pass.scope().inner()) {
      Pass again =
          new Pass(pass.weights(), inner, pass.differentiable(), pass.mixed(), pass.dropoutSeed());
      return Backward.through(inner, staged.again(again, stage), gradient, inputs, parameters, sums)
          .stream()
          .map(before -> before.moveTo(pass.scope()))
          .findFirst();
    }
  }
}
