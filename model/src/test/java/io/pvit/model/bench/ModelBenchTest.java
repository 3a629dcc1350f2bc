package io.pvit.model.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.torch.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBenchTest {

  private static final Processor MADE_FOR_BFLOAT16 =
      new Processor("New One", List.of("avx512_bf16"));

  @TempDir Path directory;

  @Test
  void measuresForwardAndTrainingInBothBatchesAndPrecisions() {
    List<String> progress = new ArrayList<>();

    BenchReport report =
        ModelBench.run(
            new BenchSetting("micro", Optional.empty(), "cpu", 2, 1),
            MADE_FOR_BFLOAT16,
            progress::add);

    assertThat(report.measures())
        .extracting(each -> each.pass() + " " + each.batch())
        .containsExactly("forward 1", "training 1", "forward 4", "training 4");
    assertThat(report.measures())
        .allSatisfy(
            each ->
                assertThat(each.contenders())
                    .extracting(Timing::name)
                    .containsExactly("float32", "bfloat16"));
    assertThat(report.measures().get(0).contenders().get(0).msMin()).isPositive();
    assertThat(report.machine().device()).isEqualTo("cpu");
    assertThat(report.leftOut()).isEmpty();
    assertThat(Objects.requireNonNull(report.mixedPrecision()).largestLogitDifference())
        .isBetween(1e-4, 0.5);
    assertThat(report.anchor()).isNull();
    assertThat(progress).hasSize(4);
  }

  @Test
  void leavesBfloat16OutWhereItIsNotServedAndSaysSo() {
    BenchReport report =
        ModelBench.run(
            new BenchSetting("micro", Optional.empty(), "cpu", 2, 1),
            new Processor("Old One", List.of("avx2")),
            progress -> {});

    assertThat(report.mixedPrecision()).isNull();
    assertThat(report.leftOut())
        .containsExactly("bfloat16: Old One is not made for it, and inference refuses it there");
    assertThat(report.measures())
        .flatExtracting(each -> each.contenders())
        .extracting(Timing::name)
        .containsOnly("float32");
  }

  @Test
  void comparesTurnsWithTheAnchors() {
    Timing anchor = timing(new double[] {40, 80, 60}, new double[] {70, 90, 80});
    Timing ours = timing(new double[] {10, 30, 50}, new double[] {35, 70, 40});

    Timing compared = ours.against(anchor);

    assertThat(compared.msMin()).isEqualTo(10);
    assertThat(compared.msMedian()).isEqualTo(30);
    assertThat(compared.clipsPerSecondBest()).isEqualTo(400);
    assertThat(compared.ratioOfMinima()).isEqualTo(0.25);
    assertThat(compared.ratioOfMedians()).isEqualTo(0.5);
    assertThat(compared.ratioOfProcessorMinima()).isEqualTo(0.5);
  }

  @Test
  void saysHowFarOutputsLieApart() {
    Agreement agreement = Agreement.of(new float[] {1, -3, 2}, new float[] {1, -2, 2.5f});

    assertThat(agreement.largestLogitDifference()).isEqualTo(1);
    assertThat(agreement.meanLogitDifference()).isEqualTo(0.5);
    assertThat(agreement.largestLogit()).isEqualTo(2.5);
    assertThat(agreement.largestScoreDifference()).isCloseTo(0.0868, within(1e-4));
  }

  @Test
  void refusesWhatCannotBeMeasuredInASentence() throws IOException {
    Path letter = Files.writeString(directory.resolve("letter.pt"), "Dear network");
    Path none = directory.resolve("none.pt");

    assertRefused(
        new BenchSetting("micro", Optional.of(none), "cpu", 2, 1), "no anchor file " + none);
    assertRefused(
        new BenchSetting("micro", Optional.of(letter), "cpu", 2, 1), "not a TorchScript module");
    assertRefused(
        new BenchSetting("micro", Optional.empty(), "gpu", 2, 1),
        "device must be auto, cpu, cuda or cuda:N, was 'gpu'");
    assertRefused(new BenchSetting("huge", Optional.empty(), "cpu", 2, 1), "preset must be one of");
    assertThatThrownBy(() -> new BenchSetting("micro", Optional.empty(), "cpu", 2, 0))
        .isInstanceOf(BenchRefused.class)
        .hasMessage("runs must be >= 1, was 0");
  }

  private static void assertRefused(BenchSetting setting, String words) {
    assertThatThrownBy(() -> ModelBench.run(setting, progress -> {}))
        .isInstanceOf(BenchRefused.class)
        .hasMessageContaining(words);
  }

  private static Timing timing(double[] wallMs, double[] processorMs) {
    Turns turns = new Turns();
    for (int i = 0; i < wallMs.length; i++) {
      turns.wallMs().add(wallMs[i]);
      turns.processorMs().add(processorMs[i]);
    }
    return Timing.of("someone", 4, turns, 100);
  }
}
