package io.pvit.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.model.fixtures.Digest;
import io.pvit.model.fixtures.Fixture;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.util.HashMap;
import java.util.Map;

/** A golden model whose weights and inputs are closed-form, digests included. */
record ClosedFormModel(Fixture fixture) {

  private static final String SMALL = "mvit_v2_s defaults";

  /** The configuration, in full or by the name of one that everybody knows. */
  MvitConfig config() {
    JsonNode said = fixture.at("config");
    if (said.isObject()) {
      return fixture.as(MvitConfig.class, "config");
    }
    if (!said.asText().startsWith(SMALL)) {
      throw new IllegalArgumentException(
          "%s.json: config must be an object or begin with '%s', was '%s'"
              .formatted(fixture.name(), SMALL, said.asText()));
    }
    return Preset.named("small").architecture().backbone();
  }

  /** Makes every parameter of the network and holds it against its digest. */
  Weights weights(TensorScope scope, PvitNetwork network) {
    JsonNode said = fixture.at("parameters");
    Map<String, Tensor> tensors = new HashMap<>();
    for (ParameterSpec spec : network.parameters()) {
      JsonNode one = said.path(spec.name());
      float[] values =
          ClosedForm.parameter(
              spec.name(),
              one.path("offset").floatValue(),
              one.path("scale").floatValue(),
              (int) spec.size());
      assertThat(TestWeights.shape(spec)).as(spec.name()).containsExactly(longs(one.path("shape")));
      assertThat(Digest.of(values)).as(spec.name()).isEqualTo(one.path("sha256").asText());
      tensors.put(spec.name(), scope.floats(values, TestWeights.shape(spec)));
    }
    assertThat(tensors).as("parameters").hasSize(said.size());
    return new Weights(scope, tensors);
  }

  /** The input of that name. */
  Tensor input(TensorScope scope, String name) {
    long[] shape = fixture.as(long[].class, "inputs", "shape");
    int frames = (int) shape[2];
    int rows = (int) shape[3];
    int columns = (int) shape[4];
    float[] values;
    if (name.equals("hash")) {
      values = ClosedForm.hash(3 * frames * rows * columns);
    } else if (name.equals("ramp")) {
      values = ClosedForm.ramp(frames, rows, columns);
    } else {
      throw new IllegalArgumentException(
          "%s.json: results must be of the inputs hash and ramp, found %s"
              .formatted(fixture.name(), name));
    }
    assertThat(Digest.of(values))
        .as("input " + name)
        .isEqualTo(fixture.at("results", name, "input_sha256").asText());
    return scope.floats(values, shape);
  }

  private static long[] longs(JsonNode list) {
    return Fixture.elements(list).mapToLong(JsonNode::asLong).toArray();
  }
}
