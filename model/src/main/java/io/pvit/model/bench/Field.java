package io.pvit.model.bench;

import io.pvit.model.net.Extent;
import io.pvit.model.net.ParameterSpec;
import io.pvit.model.net.Pass;
import io.pvit.model.net.PvitNetwork;
import io.pvit.model.net.PvitPlan;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.ComputeDevice;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who takes part, all with the same weights: our network in each precision, and the anchor. */
final class Field implements AutoCloseable {

  static final String ANCHOR = "anchor";
  static final String FLOAT32 = "float32";
  static final String MIXED = "bfloat16";

  private final TensorScope constants;
  private final List<Tensor> parameters;
  private final Map<String, Runner> runners = new LinkedHashMap<>();

  private Field(
      PvitNetwork network,
      Weights weights,
      TensorScope constants,
      Extent clip,
      Optional<Anchor> anchor,
      boolean mixed) {
    this.constants = constants;
    parameters = network.parameters().stream().map(ParameterSpec::name).map(weights::get).toList();
    PvitPlan plan = network.plan(constants, clip);
    Optional<Runner> ofMixed =
        mixed ? Optional.of(mixed(network, weights, plan)) : Optional.empty();
    parameters.forEach(Tensor::requireGradient);
    runners.put(
        FLOAT32,
        (scope, clips, learns) -> {
          Pass pass = learns ? Pass.training(weights, scope) : Pass.inference(weights, scope);
          return network.classes(pass, network.tokens(pass, clips, plan));
        });
    ofMixed.ifPresent(each -> runners.put(MIXED, each));
    anchor.ifPresent(each -> runners.put(ANCHOR, each.module()::forward));
  }

  private Runner mixed(PvitNetwork network, Weights weights, PvitPlan plan) {
    Weights halved = network.forMixedPrecision(weights, constants);
    return (scope, clips, learns) -> {
      Pass pass = learns ? Pass.training(weights, scope) : Pass.inference(halved, scope);
      Pass mixed = pass.inMixedPrecision();
      return network.classes(mixed, network.tokens(mixed, clips, plan));
    };
  }

  /** With the anchor's weights, so that all compute one function; without one, with any. */
  static Field of(
      PvitNetwork network,
      Extent clip,
      Optional<Anchor> anchor,
      ComputeDevice device,
      boolean mixed) {
    TensorScope scope = TorchEngine.get().openScope(device);
    Map<String, Tensor> tensors =
        anchor.map(Anchor::weights).orElseGet(() -> NoisyWeights.of(scope, network.parameters()));
    return new Field(network, new Weights(scope, tensors), scope, clip, anchor, mixed);
  }

  Runner runner(String name) {
    return Objects.requireNonNull(runners.get(name), name);
  }

  List<Contender> predicting(Course course) {
    return runners.entrySet().stream()
        .map(each -> new Contender(each.getKey(), () -> course.predict(each.getValue())))
        .toList();
  }

  List<Contender> learning(Course course) {
    return runners.entrySet().stream()
        .map(each -> new Contender(each.getKey(), () -> course.learn(each.getValue(), parameters)))
        .toList();
  }

  @Override
  public void close() {
    constants.close();
  }
}
