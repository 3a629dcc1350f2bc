package io.pvit.model.learn;

import static io.pvit.model.fixtures.Distance.absolute;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.pvit.model.fixtures.Fixture;
import io.pvit.model.fixtures.Fixtures;
import io.pvit.model.fixtures.Numbers;
import io.pvit.model.fixtures.Tensors;
import io.pvit.model.net.Weights;
import io.pvit.model.torch.Gradients;
import io.pvit.model.torch.Tensor;
import io.pvit.model.torch.TensorScope;
import io.pvit.model.torch.TestDevice;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** A run of AdamW with warm-up, cosine, clipping and moving average is PyTorch's, step by step. */
@Tag("parity")
class LearningParityTest {

  private static final double RATE_PERCENT = 1e-7;
  private static final double LOSS_PERCENT = 1e-3;
  private static final double PARAMETERS = 2e-5;
  private static final Pattern BATCHES = Pattern.compile("n = rows/(\\d+)");

  /** Where it computes; the tests for a GPU say otherwise. */
  TestDevice on() {
    return TestDevice.CPU;
  }

  @TestFactory
  Stream<DynamicTest> givesTheRecordedRun() {
    return Fixtures.each(
        "optim", "learning", fixture -> true, fixture -> Gradients.on(() -> assertRun(fixture)));
  }

  private void assertRun(Fixture fixture) {
    Tensors recorded = fixture.tensors(".safetensors");
    RecordedNetwork network = RecordedNetwork.of(fixture, recorded);
    CosineSchedule schedule =
        new CosineSchedule(
            fixture.number("optimizer", "lr_peak"),
            fixture.number("schedule", "lr_min"),
            (int) fixture.number("schedule", "warmup_steps"),
            (int) fixture.number("steps"));

    try (Weights start = start(recorded);
        LearnableWeights weights =
            LearnableWeights.copyOf(start, RecordedNetwork.parameters(recorded));
        AdamW optimiser = new AdamW(weights, config(fixture));
        Ema average = new Ema(weights, fixture.number("ema", "decay"))) {
      Batches batches = Batches.of(fixture, recorded);

      for (int step = 0; step < schedule.totalSteps(); step++) {
        try (TensorScope scope = weights.view().passScope()) {
          Tensor logits = network.forward(weights.view(), scope, batches.data(scope, step));
          Tensor loss =
              RecordedNetwork.KERNELS.call(
                  scope, "cross_entropy", logits, batches.labels(scope, step));
          List<Tensor> gradients = Backward.gradients(scope, loss, weights.tensors());
          double norm = GradientClip.clip(scope, gradients, fixture.number("clip", "max_norm"));
          optimiser.step(gradients, schedule.rate(step));
          average.update();

          assertStep(fixture.at("log").get(step), schedule.rate(step), loss.toFloats()[0], norm);
        }
      }

      Stream<String> compared = weights.names().stream().filter(name -> !doubtful(fixture, name));
      try (Weights last = weights.snapshot();
          Weights averaged = average.snapshot()) {
        compared.forEach(
            name -> {
              assertNear("final." + name, last.get(name), recorded);
              assertNearFloat64("final_f64." + name, last.get(name), recorded);
              assertNear("ema." + name, averaged.get(name), recorded);
              assertNear("adam_m." + name, optimiser.state().get("adam_m." + name), recorded);
              assertNear("adam_v." + name, optimiser.state().get("adam_v." + name), recorded);
            });
      }
    }
  }

  private Weights start(Tensors recorded) {
    TensorScope scope = on().openScope();
    return new Weights(
        scope,
        RecordedNetwork.parameters(recorded).stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), name -> recorded.get("init." + name).in(scope))));
  }

  private static AdamWConfig config(Fixture fixture) {
    double[] betas = Fixture.numbers(fixture.at("optimizer", "betas"));
    return new AdamWConfig(
        betas[0],
        betas[1],
        fixture.number("optimizer", "eps"),
        fixture.number("optimizer", "weight_decay", "two_or_more_dimensions"));
  }

  private void assertStep(JsonNode log, double rate, double loss, double norm) {
    String step = "step " + log.get("step");
    assertThat(rate).as(step).isCloseTo(log.get("lr").asDouble(), withinPercentage(RATE_PERCENT));
    assertThat(loss)
        .as(step)
        .isCloseTo(log.get("loss").asDouble(), withinPercentage(LOSS_PERCENT * on().room()));
    assertThat(norm)
        .as(step)
        .isCloseTo(
            log.get("grad_norm_before_clip").asDouble(),
            withinPercentage(LOSS_PERCENT * on().room()));
  }

  private void assertNear(String name, @Nullable Tensor actual, Tensors recorded) {
    assertThat(absolute(requireNonNull(actual, name).toFloats(), recorded.get(name).floats()))
        .as(name)
        .isCloseTo(0, within(PARAMETERS * on().room()));
  }

  private void assertNearFloat64(String name, Tensor actual, Tensors recorded) {
    if (recorded.has(name)) {
      double[] expected = recorded.get(name).doubles();
      float[] values = actual.toFloats();
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) values[i])
            .as(name)
            .isCloseTo(expected[i], within(PARAMETERS * on().room()));
      }
    }
  }

  private static boolean doubtful(Fixture fixture, String parameter) {
    return Fixture.elements(fixture.at("float32_vs_float64", "do_not_compare"))
        .anyMatch(name -> name.asText().equals(parameter));
  }

  /** Step s sees the rows [(s mod k) n, (s mod k + 1) n) of the data, n being a k-th of them. */
  private record Batches(int count, Numbers data, Numbers labels) {

    static Batches of(Fixture fixture, Tensors recorded) {
      Matcher rule = BATCHES.matcher(fixture.at("batch").asText());
      assertThat(rule.find()).as("batch names the rows of a step").isTrue();
      return new Batches(
          Integer.parseInt(rule.group(1)), recorded.get("data"), recorded.get("labels"));
    }

    Tensor data(TensorScope scope, int step) {
      float[] all = data.floats();
      long[] shape = data.shape();
      shape[0] /= count;
      int size = all.length / count;
      int from = step % count * size;
      return scope.floats(Arrays.copyOfRange(all, from, from + size), shape);
    }

    Tensor labels(TensorScope scope, int step) {
      long[] all = labels.longs();
      int size = all.length / count;
      int from = step % count * size;
      return scope.longs(Arrays.copyOfRange(all, from, from + size), size);
    }
  }
}
