package io.pvit.trainer.scene.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SceneBenchTest {

  @Test
  void everySizeIsMeasuredOnScenesWithThreePeople() {
    List<RenderingCost> costs = SceneBench.run(List.of(List.of(2, 16, 24), List.of(1, 32, 32)), 2);

    assertThat(costs)
        .extracting(RenderingCost::clip)
        .containsExactly(List.of(2, 16, 24), List.of(1, 32, 32));
    assertThat(costs)
        .allSatisfy(
            cost -> {
              assertThat(cost.people()).isEqualTo(3);
              assertThat(cost.processorMsPerClip()).isPositive();
              assertThat(cost.framesPerCoreSecondBest())
                  .isGreaterThanOrEqualTo(cost.framesPerCoreSecondMedian());
            });
  }

  @Test
  void roundsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> SceneBench.run(List.of(List.of(1, 8, 8)), 0))
        .hasMessage("rounds must be >= 1, was 0");
  }
}
