package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Depth, normals, segmentation and pose, held against figures computed with NumPy. */
@Tag("parity")
class MetricsParityTest {

  private static final double RELATIVE = 1e-9;

  private final Path folder = Fixtures.folder("metrics");
  private JsonNode expected = new ObjectMapper().createObjectNode();
  private JsonNode header = expected;
  private ByteBuffer file = ByteBuffer.allocate(0);
  private int start;

  @BeforeEach
  void read() throws IOException {
    assumeTrue(
        Files.exists(folder.resolve("dense.json")),
        "metrics: no fixture of this kind was handed in");
    expected = Fixtures.json(folder.resolve("dense.json")).path("results");
    file =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("dense.safetensors")))
            .order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(file.getLong(0));
    header = new ObjectMapper().readTree(file.array(), Long.BYTES, length);
    start = Long.BYTES + length;
  }

  @Test
  void depthIsMeasuredAlike() {
    DepthMeasure measure = new DepthMeasure();
    double[] answer = floats("depth/pred");
    double[] truth = floats("depth/gt");
    for (int i = 0; i < truth.length; i++) {
      measure.add(answer[i], truth[i]);
    }

    assertFigures(
        measure.figures(),
        expected.path("depth"),
        Map.of(
            "absRel", "abs_rel",
            "sqRel", "sq_rel",
            "rmse", "rmse",
            "rmseLog", "rmse_log",
            "log10", "log10",
            "delta1", "delta1",
            "delta2", "delta2",
            "delta3", "delta3"));
    assertFigures(
        measure.figures(),
        expected.path("depth"),
        Map.of(
            "silog", "silog_sqrt_lambda1",
            "silogHalf", "si_lambda_half",
            "silogLoss", "silog_loss_lambda085_x10"));
  }

  @Test
  void normalsAreMeasuredAlike() {
    NormalMeasure measure = new NormalMeasure();
    double[] answer = floats("normals/pred");
    double[] truth = floats("normals/gt");
    for (int i = 0; i < truth.length; i += 3) {
      measure.add(three(answer, i), three(truth, i));
    }

    assertFigures(
        measure.figures(),
        expected.path("normals"),
        Map.of(
            "meanDegrees", "mean_deg",
            "medianDegrees", "median_deg",
            "rmseDegrees", "rmse_deg",
            "within11.25", "within_11_25",
            "within22.5", "within_22_5",
            "within30", "within_30"));
  }

  @Test
  void segmentationIsMeasuredAlike() {
    JsonNode results = expected.path("segmentation");
    SegmentationMeasure measure = new SegmentationMeasure(results.path("classes").asInt());
    int answers = offset("segmentation/pred");
    int truths = offset("segmentation/gt");
    for (int i = 0; i < size("segmentation/gt"); i++) {
      measure.add(file.get(answers + i) & 255, file.get(truths + i) & 255);
    }

    JsonNode confusion = new ObjectMapper().valueToTree(measure.confusion());
    assertThat(confusion).hasToString(results.path("confusion_rows_truth").toString());
    for (int k = 0; k < results.path("iou").size(); k++) {
      JsonNode iou = results.path("iou").get(k);
      assertThat(measure.iou().get(k).isEmpty()).isEqualTo(iou.isNull());
    }
    assertFigures(
        measure.figures(),
        results,
        Map.of(
            "miou", "miou",
            "miouOfTrueClasses", "miou_classes_in_truth_only",
            "pixelAccuracy", "pixel_accuracy",
            "meanClassAccuracy", "mean_class_accuracy",
            "frequencyWeightedIou", "frequency_weighted_iou"));
  }

  @Test
  void poseIsMeasuredAlike() {
    JsonNode results = expected.path("pose3d");
    double[] answers = floats("pose3d/pred");
    double[] truths = floats("pose3d/gt");
    int people = results.path("per_sample_mpjpe").size();
    int numbers = truths.length / people;
    PoseMeasure all = new PoseMeasure(150);
    for (int person = 0; person < people; person++) {
      double[] answer = new double[numbers];
      double[] truth = new double[numbers];
      System.arraycopy(answers, person * numbers, answer, 0, numbers);
      System.arraycopy(truths, person * numbers, truth, 0, numbers);
      PoseMeasure one = new PoseMeasure(150);
      one.add(answer, truth);
      all.add(answer, truth);
      assertThat(one.figures().get("paMpjpe"))
          .isCloseTo(results.path("per_sample_pa_mpjpe").get(person).asDouble(), within(1e-7));
    }

    assertFigures(
        all.figures(),
        results,
        Map.of(
            "mpjpe", "mpjpe",
            "mpjpeFromRoot", "mpjpe_root_aligned",
            "paMpjpe", "pa_mpjpe",
            "pck", "pck_150"));
  }

  private static void assertFigures(
      Map<String, Double> figures, JsonNode expected, Map<String, String> names) {
    names.forEach(
        (ours, theirs) -> {
          double value = expected.path(theirs).asDouble(Double.NaN);
          assertThat(figures.get(ours))
              .as(ours)
              .isCloseTo(value, within(Math.abs(value) * RELATIVE));
        });
  }

  private static double[] three(double[] all, int at) {
    return new double[] {all[at], all[at + 1], all[at + 2]};
  }

  private double[] floats(String name) {
    double[] values = new double[size(name) / Float.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = file.getFloat(offset(name) + i * Float.BYTES);
    }
    return values;
  }

  private int offset(String name) {
    return start + offsets(name).get(0).asInt();
  }

  private int size(String name) {
    return offsets(name).get(1).asInt() - offsets(name).get(0).asInt();
  }

  private JsonNode offsets(String name) {
    return Objects.requireNonNull(header.get(name)).path("data_offsets");
  }
}
