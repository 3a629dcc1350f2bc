package io.pvit.model.net;

import static io.pvit.model.fixtures.Distance.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Fixtures;
import io.pvit.model.fixtures.Tensors;
import io.pvit.model.learn.Backward;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TorchEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Comparing boxes, and the losses of a detector, are torchvision's. */
@Tag("parity")
class BoxParityTest {

  private static final double ACCEPTED = 2e-5;
  private static final Pattern SETTINGS = Pattern.compile("alpha ([0-9.]+), gamma ([0-9.]+)");

  @TestFactory
  Stream<DynamicTest> suppressesTheRecordedBoxes() {
    return each("suppression", BoxParityTest::assertSuppression);
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedOverlaps() {
    return each("overlaps", BoxParityTest::assertOverlaps);
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedLossesAndGradients() {
    return each(
        "losses",
        fixture ->
            Gradients.on(
                () -> {
                  assertBoxLoss(fixture);
                  assertLabelLosses(fixture);
                }));
  }

  private static Stream<DynamicTest> each(String part, Consumer<Fixture> test) {
    return Fixtures.each(
        "roi_align", part, fixture -> fixture.description().has("iou_thresholds"), test);
  }

  private static void assertSuppression(Fixture fixture) {
    Tensors recorded = fixture.tensors(".safetensors");
    List<Box> boxes = boxes(recorded.get("boxes").floats());
    List<Float> scores = new ArrayList<>();
    for (float score : recorded.get("scores").floats()) {
      scores.add(score);
    }
    List<Long> classes = Arrays.stream(recorded.get("classes").longs()).boxed().toList();

    Fixture.elements(fixture.at("iou_thresholds"))
        .forEach(
            threshold -> {
              NonMaxSuppression best = new NonMaxSuppression(threshold.asDouble());
              String at = "nms/" + threshold.asText();
              assertThat(best.keep(boxes, scores)).as(at).isEqualTo(indices(recorded, at));
              assertThat(best.keep(boxes, scores, classes))
                  .as("batched_" + at)
                  .isEqualTo(indices(recorded, "batched_" + at));
            });
  }

  private static List<Integer> indices(Tensors recorded, String name) {
    return Arrays.stream(recorded.get(name).longs()).mapToObj(Math::toIntExact).toList();
  }

  private static void assertOverlaps(Fixture fixture) {
    Tensors recorded = fixture.tensors(".safetensors");
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Tensor boxes = recorded.get("boxes").in(scope);
      Tensor others = recorded.get("boxes2").in(scope);

      Tensor iou = BoxOverlap.iou(scope, boxes, others);
      Tensor giou = BoxOverlap.giou(scope, boxes, others);

      assertWithin("iou", iou, recorded.get("iou"), ACCEPTED);
      assertWithin("giou", giou, recorded.get("giou"), ACCEPTED);
    }
  }

  private static void assertBoxLoss(Fixture fixture) {
    Tensors recorded = fixture.tensors(".safetensors");
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Tensor others = recorded.get("boxes2").in(scope);
      long pairs = others.shape()[0];
      float[] first = Arrays.copyOf(recorded.get("boxes").floats(), (int) pairs * 4);
      Tensor boxes = scope.floats(first, pairs, 4);
      boxes.requireGradient();

      Tensor loss =
          TestKernels.KERNELS.call(scope, "sum", BoxOverlap.giouLoss(scope, boxes, others));

      assertWithin("giou_loss_sum", loss, recorded.get("giou_loss_sum"), ACCEPTED);
      assertWithin(
          "giou_loss_grad", gradient(scope, loss, boxes), recorded.get("giou_loss_grad"), ACCEPTED);
    }
  }

  private static void assertLabelLosses(Fixture fixture) {
    Tensors recorded = fixture.tensors(".safetensors");
    Matcher settings = SETTINGS.matcher(fixture.at("focal").asText());
    assertThat(settings.find()).as("focal names alpha and gamma").isTrue();
    try (TensorScope scope = TorchEngine.get().openScope()) {
      Tensor logits = recorded.get("focal/logits").in(scope);
      Tensor targets = recorded.get("focal/targets").in(scope);
      logits.requireGradient();

      Tensor focal =
          SigmoidLoss.focal(
              scope,
              logits,
              targets,
              Double.parseDouble(settings.group(1)),
              Double.parseDouble(settings.group(2)));
      assertMean("focal", scope, focal, logits, recorded);
      assertMean("bce", scope, SigmoidLoss.crossEntropy(scope, logits, targets), logits, recorded);
    }
  }

  private static void assertMean(
      String name, TensorScope scope, Tensor losses, Tensor logits, Tensors recorded) {
    Tensor loss = TestKernels.KERNELS.call(scope, "mean", losses);
    assertWithin(name + "/loss_mean", loss, recorded.get(name + "/loss_mean"), ACCEPTED);
    assertWithin(
        name + "/grad", gradient(scope, loss, logits), recorded.get(name + "/grad"), ACCEPTED);
  }

  private static Tensor gradient(TensorScope scope, Tensor loss, Tensor parameter) {
    return Backward.gradients(scope, loss, List.of(parameter)).get(0);
  }

  private static List<Box> boxes(float[] rows) {
    List<Box> boxes = new ArrayList<>();
    for (int at = 0; at < rows.length; at += 4) {
      boxes.add(new Box(rows[at], rows[at + 1], rows[at + 2], rows[at + 3]));
    }
    return boxes;
  }
}
