package io.pvit.trainer.run;

import io.pvit.model.InputContract;
import io.pvit.model.checkpoint.Preprocessing;
import io.pvit.model.learn.Backward;
import io.pvit.model.learn.Ema;
import io.pvit.model.learn.GradientClip;
import io.pvit.model.learn.LearnableWeights;
import io.pvit.model.learn.Optimizer;
import io.pvit.model.learn.OptimizerConfig;
import io.pvit.model.learn.Recomputation;
import io.pvit.model.loss.Losses;
import io.pvit.model.loss.PvitLoss;
import io.pvit.model.loss.Term;
import io.pvit.model.net.Extent;
import io.pvit.model.net.Features;
import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.StagedPass;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.trainer.sample.PixelBatch;
import io.pvit.trainer.sample.Sample;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A network that learns: its weights, their optimiser and their average. Belongs to the thread that
 * learns.
 */
final class Learner implements AutoCloseable {

  private static final String WEIGHTS = "weights.";

  private final PvitNetwork network;
  private final InputContract contract;
  private final Preprocessing preprocessing;
  private final PvitLoss loss;
  private final LearnerSettings settings;
  private final Weights start;
  private final LearnableWeights weights;
  private final Weights seen;
  private final Optimizer optimizer;
  private final Ema ema;
  private final PvitPlan plan;
  private final PixelBatch pixels;

  /**
   * Begins with copies of weights.
   *
   * @param start all of the network's; taken over, because those that do not learn stay in use
   * @param learning names of those that learn
   */
  Learner(
      PvitNetwork network,
      InputContract contract,
      Preprocessing preprocessing,
      PvitLoss loss,
      LearnerSettings settings,
      Weights start,
      List<String> learning) {
    this.network = network;
    this.contract = contract;
    this.preprocessing = preprocessing;
    this.loss = loss;
    this.settings = settings;
    this.start = start;
    weights = LearnableWeights.copyOf(start, learning);
    seen = weights.view().over(start);
    optimizer = settings.optimizer().over(weights);
    ema = new Ema(weights, settings.averageDecay());
    pixels = new PixelBatch(contract);
    plan =
        network.plan(
            start.passScope(), new Extent(contract.frames(), contract.height(), contract.width()));
  }

  /**
   * Learns from samples.
   *
   * @param passes samples that are computed together, pass by pass; their gradients' mean is learnt
   * @param dropoutSeed what is dropped follows from it
   * @param rate the learning rate
   * @param accepted whether to learn from such losses; nothing changes where it says no
   */
  StepLosses step(
      List<List<Sample>> passes, long dropoutSeed, double rate, Predicate<StepLosses> accepted) {
    try (TensorScope scope = weights.view().passScope()) {
      Map<Term, Double> byTerm = new EnumMap<>(Term.class);
      Map<Term, Integer> counts = new EnumMap<>(Term.class);
      List<Tensor> gradients = List.of();
      double total = 0;
      for (int pass = 0; pass < passes.size(); pass++) {
        PassResult result = pass(scope, passes.get(pass), dropoutSeed + pass);
        total += result.total() / passes.size();
        result
            .byTerm()
            .forEach(
                (term, value) -> {
                  byTerm.merge(term, value, Double::sum);
                  counts.merge(term, 1, Integer::sum);
                });
        if (pass == 0) {
          gradients = result.gradients();
        } else {
          Backward.accumulate(scope, gradients, result.gradients());
          result.gradients().forEach(Tensor::close);
        }
      }
      if (passes.size() > 1) {
        Backward.scale(scope, gradients, 1.0 / passes.size());
      }
      byTerm.replaceAll((term, sum) -> sum / counts.getOrDefault(term, 1));
      double norm = GradientClip.clip(scope, gradients, settings.maxGradientNorm());
      StepLosses losses = new StepLosses(total, byTerm, norm);
      if (accepted.test(losses)) {
        optimizer.step(gradients, rate);
        ema.update();
      }
      return losses;
    }
  }

  private record PassResult(double total, Map<Term, Double> byTerm, List<Tensor> gradients) {}

  private PassResult pass(TensorScope scope, List<Sample> samples, long dropoutSeed) {
    PassResult[] result = new PassResult[1];
    Gradients.on(
        () -> {
          try (TensorScope inner = scope.inner()) {
            Pass plain = Pass.training(seen, inner, dropoutSeed);
            Pass pass = settings.mixed() ? plain.inMixedPrecision() : plain;
            Tensor clips =
                network.normalise(
                    pass,
                    pixels.of(inner, samples),
                    preprocessing.mean(),
                    preprocessing.deviation()); // (B, F, Y, X, 3) to (B, 3, F, Y, X)
            Optional<StagedPass> staged =
                settings.recompute()
                    ? Optional.of(network.staged(pass, clips, plan))
                    : Optional.empty();
            Features features =
                staged
                    .map(StagedPass::features)
                    .orElseGet(() -> network.features(pass, clips, plan));
            Losses losses =
                loss.of(
                    pass,
                    network,
                    features,
                    plan,
                    contract.keyFrame(),
                    samples.stream().map(Sample::labels).toList());
            result[0] =
                new PassResult(
                    losses.total().toFloats()[0],
                    losses.byTerm(),
                    staged
                        .map(
                            stages ->
                                Recomputation.gradients(
                                    scope, pass, stages, losses.total(), weights.tensors()))
                        .orElseGet(
                            () -> Backward.gradients(scope, losses.total(), weights.tensors())));
          }
        });
    return result[0];
  }

  /** All that it remembers. */
  LearnerState state() {
    Map<String, Tensor> tensors = new HashMap<>();
    for (int i = 0; i < weights.names().size(); i++) {
      tensors.put(WEIGHTS + weights.names().get(i), weights.tensors().get(i));
    }
    tensors.putAll(optimizer.state());
    tensors.putAll(ema.state());
    return new LearnerState(tensors, optimizer.steps(), ema.updates());
  }

  /** Goes on where another stopped. */
  void restore(LearnerState state) {
    Map<String, Tensor> saved = new HashMap<>();
    state
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(WEIGHTS)) {
                saved.put(name.substring(WEIGHTS.length()), tensor);
              }
            });
    weights.restore(saved);
    optimizer.restore(state.optimizerSteps(), state.tensors());
    ema.restore(state.averageUpdates(), state.tensors());
  }

  /** The average of the weights that learn; the caller closes it. */
  Weights average() {
    return ema.snapshot();
  }

  /** A scope for tensors on its device. */
  TensorScope scope() {
    return start.passScope();
  }

  @Override
  public void close() {
    ema.close();
    optimizer.close();
    weights.close();
    start.close();
  }

  /**
   * How it learns.
   *
   * @param optimizer how weights move
   * @param maxGradientNorm longer gradients are shortened to it
   * @param averageDecay share of the old in the average
   * @param mixed whether the blocks compute in bfloat16
   * @param recompute whether the backbone is computed again in the backward pass
   */
  record LearnerSettings(
      OptimizerConfig optimizer,
      double maxGradientNorm,
      double averageDecay,
      boolean mixed,
      boolean recompute) {}
}
