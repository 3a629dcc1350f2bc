package io.pvit.model.net;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Fixtures;
import io.pvit.model.fixtures.Tensors;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A golden model: its description, weights and recorded numbers. See the fixtures' README. */
final class Golden {

  final Fixture fixture;
  final Tensors weights;
  final Tensors recorded;

  private Golden(Fixture fixture) {
    this.fixture = fixture;
    weights = fixture.tensors(".weights.safetensors");
    recorded = fixture.tensors(".io.safetensors");
  }

  /** A test for each golden model that comes with its weights. */
  static Stream<DynamicTest> each(String part, Consumer<Golden> test) {
    return each(part, golden -> true, test);
  }

  /** A test for each golden model with weights and something more. */
  static Stream<DynamicTest> each(String part, Predicate<JsonNode> more, Consumer<Golden> test) {
    return Fixtures.each(
        "mvit",
        part,
        fixture -> !fixture.description().has("fill") && more.test(fixture.description()),
        fixture -> test.accept(new Golden(fixture)));
  }

  static PvitNetwork network(MvitConfig config) {
    return new PvitNetwork(Architecture.plain("golden", config), 0);
  }

  PvitNetwork network() {
    return network(fixture.as(MvitConfig.class, "config"));
  }

  Weights weights(TensorScope scope) {
    Map<String, Tensor> tensors = new HashMap<>();
    weights.names().forEach(name -> tensors.put(name, weights.get(name).in(scope)));
    return new Weights(scope, tensors);
  }

  static Extent clipOf(Tensor input) {
    long[] shape = input.shape();
    return new Extent((int) shape[2], (int) shape[3], (int) shape[4]);
  }
}
