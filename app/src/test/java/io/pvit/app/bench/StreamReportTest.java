package io.pvit.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.app.bench.StreamReport.Swaps;
import io.pvit.app.demo.Latency.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamReportTest {

  @Test
  void swapsAreJudgedByTheLongestOfAHundred() {
    Swaps swaps = new Swaps(3, new Figures(100.0, 200.0, 400.0), new Figures(110.0, 300.0, 500.0));

    assertThat(swaps.p99Ratio()).isEqualTo(1.25);
  }

  @Test
  void whereNothingWasAnsweredThereIsNoRatio() {
    Swaps swaps = new Swaps(0, new Figures(null, null, null), new Figures(110.0, 300.0, 500.0));

    assertThat(swaps.p99Ratio()).isNull();
  }

  @Test
  void aMeasurementOfNoProcessIsRefused() {
    assertThatThrownBy(() -> setting(List.of(2), List.of(1, 0)))
        .hasMessage("processes must be within 1..64, was 0");
    assertThatThrownBy(() -> setting(List.of(), List.of(1)))
        .hasMessage("cameras must name at least one number, was empty");
    assertThat(setting(List.of(4, 2, 8), List.of(1)).fewestCameras()).isEqualTo(2);
  }

  private static StreamSetting setting(List<Integer> cameras, List<Integer> processes) {
    return new StreamSetting(
        cameras,
        processes,
        Duration.ofSeconds(1),
        false,
        Optional.empty(),
        1,
        false,
        Optional.empty(),
        Path.of("config"));
  }
}
