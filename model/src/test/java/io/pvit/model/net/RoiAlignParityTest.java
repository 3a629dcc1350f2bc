package io.pvit.model.net;

import static io.pvit.model.fixtures.Distance.assertWithin;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Fixtures;
import io.pvit.model.fixtures.Tensors;
import io.pvit.model.learn.Backward;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TestDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Features under boxes are torchvision's, and so are their gradients. */
@Tag("parity")
class RoiAlignParityTest {

  private static final double ACCEPTED = 2e-5;

  /** Where it computes; the tests for a GPU say otherwise. */
  TestDevice on() {
    return TestDevice.CPU;
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedFeaturesAndGradients() {
    return Fixtures.each(
        "roi_align",
        "regions of interest",
        fixture -> fixture.description().has("cases"),
        fixture ->
            Gradients.on(
                () ->
                    Fixture.elements(fixture.at("cases"))
                        .forEach(one -> assertCase(fixture, one))));
  }

  private void assertCase(Fixture fixture, JsonNode one) {
    Tensors recorded = fixture.tensors(".safetensors");
    String tag = one.get("tag").asText();
    double[] size = Fixture.numbers(fixture.at("output_size"));
    RoiAlign align =
        new RoiAlign(
            fixture.number("spatial_scale"),
            (int) size[0],
            (int) size[1],
            one.get("sampling_ratio").asInt(),
            one.get("aligned").asBoolean());

    try (Weights none = new Weights(on().openScope(), Map.of());
        TensorScope scope = none.passScope()) {
      Tensor features = recorded.get("features").in(scope);
      features.requireGradient();
      Tensor cotangent = recorded.get("cotangent").in(scope);

      Tensor output =
          align.of(Pass.training(none, scope), features, rois(recorded.get("rois").floats()));
      Tensor loss = TestKernels.KERNELS.call(scope, "sum_product", output, cotangent);
      Tensor gradient = Backward.gradients(scope, loss, List.of(features)).get(0);

      assertWithin(tag + "/output", output, recorded.get(tag + "/output"), ACCEPTED * on().room());
      assertWithin(
          tag + "/grad_features",
          gradient,
          recorded.get(tag + "/grad_features"),
          ACCEPTED * on().room());
    }
  }

  private static List<Roi> rois(float[] rows) {
    List<Roi> rois = new ArrayList<>();
    for (int at = 0; at < rows.length; at += 5) {
      rois.add(
          new Roi((int) rows[at], new Box(rows[at + 1], rows[at + 2], rows[at + 3], rows[at + 4])));
    }
    return rois;
  }
}
