package io.pvit.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.loss.Term;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossWatchTest {

  private final LossWatch watch = new LossWatch(4);

  @Test
  void aLossFarAboveTheMeanIsASpike() {
    assertThat(watch.objection(losses(8.1), after(50, 2)))
        .isEqualTo("the loss 8.10 is more than 4.00 times its mean 2.00");
    assertThat(watch.objection(losses(7.9), after(50, 2))).isEmpty();
  }

  @Test
  void theFirstStepsTellTooLittleOfWhatIsUsual() {
    assertThat(watch.objection(losses(8.1), after(49, 2))).isEmpty();
  }

  @Test
  void whatIsNotANumberIsNeverLearntFrom() {
    assertThat(watch.objection(losses(Double.NaN), after(0, 0)))
        .isEqualTo("a loss or gradient is not finite");
    assertThat(
            watch.objection(
                new StepLosses(1, Map.of(Term.DEPTH, 1.0), Double.POSITIVE_INFINITY), after(0, 0)))
        .isEqualTo("a loss or gradient is not finite");
  }

  @Test
  void theMeanIsOfAllLossesAtFirstAndThenOfTheLastFifty() {
    assertThat(LossWatch.mean(0, 0, 6)).isEqualTo(6);
    assertThat(LossWatch.mean(6, 1, 2)).isEqualTo(4);
    assertThat(LossWatch.mean(4, 1000, 9)).isEqualTo(0.98 * 4 + (1 - 0.98) * 9);
  }

  private static StepLosses losses(double total) {
    return new StepLosses(total, Map.of(), 1);
  }

  private static RunPosition after(long learntSteps, double meanLoss) {
    return new RunPosition(learntSteps, learntSteps, 0, 0, 0, 0, meanLoss);
  }
}
