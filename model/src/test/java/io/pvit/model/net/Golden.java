package io.pvit.model.net;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A golden model: its description, weights and recorded numbers. See the fixtures' README. */
final class Golden {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  final JsonNode description;
  final Map<String, Numbers> weights;
  final Map<String, Numbers> recorded;

  /** A float32 tensor of a fixture. */
  static final class Numbers {

    private final float[] values;
    private final long[] shape;

    Numbers(float[] values, long[] shape) {
      this.values = values;
      this.shape = shape;
    }

    float[] values() {
      return values;
    }

    long[] shape() {
      return shape;
    }

    Tensor in(TensorScope scope) {
      return scope.floats(values, shape);
    }
  }

  Golden(String name) {
    try {
      description = JSON.readTree(resource(name + ".json"));
      weights = tensors(resource(name + ".weights.safetensors"));
      recorded = tensors(resource(name + ".io.safetensors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MvitConfig config() {
    return JSON.convertValue(description.get("config"), MvitConfig.class);
  }

  Architecture architecture() {
    return Architecture.plain(description.get("name").asText(), config());
  }

  Numbers recorded(String name) {
    return Objects.requireNonNull(recorded.get(name), name);
  }

  Weights weights(TensorScope scope) {
    Map<String, Tensor> tensors = new HashMap<>();
    weights.forEach((name, numbers) -> tensors.put(name, numbers.in(scope)));
    return new Weights(scope, tensors);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Golden.class.getResourceAsStream("/fixtures/mvit/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static Map<String, Numbers> tensors(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int header = Math.toIntExact(bytes.getLong());
    Map<String, Numbers> tensors = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : JSON.readTree(file, 8, header).properties()) {
      if (entry.getValue().path("dtype").asText().equals("F32")) {
        int begin = 8 + header + entry.getValue().get("data_offsets").get(0).asInt();
        int end = 8 + header + entry.getValue().get("data_offsets").get(1).asInt();
        float[] values = new float[(end - begin) / 4];
        bytes.slice(begin, end - begin).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        long[] shape = JSON.convertValue(entry.getValue().get("shape"), long[].class);
        tensors.put(entry.getKey(), new Numbers(values, shape));
      }
    }
    return tensors;
  }
}
