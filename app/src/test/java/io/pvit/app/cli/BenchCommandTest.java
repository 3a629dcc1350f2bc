package io.pvit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

  @Test
  void modelPrintsJsonAndNothingElse() throws Exception {
    Invocation bench =
        Invocation.of("bench", "model", "--preset", "micro", "--runs", "1", "--device", "cpu");

    assertThat(bench.code()).as(bench.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(bench.out());
    assertThat(report.get("preset").asText()).isEqualTo("micro");
    assertThat(report.get("measures")).hasSize(4);
    assertThat(report.get("machine").get("device").asText()).isEqualTo("cpu");
    assertThat(report.get("machine").get("libtorch").asText()).isNotBlank();
  }

  @Test
  void aDeviceThatIsNotThereHasItsOwnExitCode() {
    Invocation bench = Invocation.of("bench", "model", "--preset", "micro", "--device", "cuda:99");

    assertThat(bench.code()).isEqualTo(49);
    assertThat(bench.err())
        .contains("does not serve: cuda:99 cannot be used")
        .doesNotContain("defect");
  }

  @Test
  void anAnchorThatIsNotThereIsAMistakeNamed() {
    Invocation bench = Invocation.of("bench", "model", "--anchor", "nowhere.pt");

    assertThat(bench.code()).isEqualTo(2);
    assertThat(bench.err()).contains("there is no anchor file nowhere.pt");
  }

  @Test
  void scenesPrintsFramesASecondAndTheShareOfATrainingStep() throws Exception {
    Invocation bench = Invocation.of("bench", "scenes", "--preset", "micro", "--runs", "1");

    assertThat(bench.code()).as(bench.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(bench.out());
    assertThat(report.get("rendering")).hasSize(3);
    assertThat(report.get("rendering").get(0).get("framesPerCoreSecondBest").asDouble())
        .isPositive();
    assertThat(report.get("renderingOverTrainingStep").asDouble()).isPositive();
  }

  @Test
  void streamRefusesNumbersOfCamerasThatMakeNoSense() {
    Invocation bench = Invocation.of("bench", "stream", "--cameras", "2,0");

    assertThat(bench.code()).isEqualTo(2);
    assertThat(bench.err()).contains("--cameras must be within 1..64, was 0.");
  }
}
