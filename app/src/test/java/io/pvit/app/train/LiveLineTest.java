package io.pvit.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.trainer.run.StepReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveLineTest {

  private final StringWriter screen = new StringWriter();

  @Test
  void saysStepLossesSpeedWaitingAndTheTimeThatIsLeft() {
    LiveLine line = new LiveLine(new PrintWriter(screen), false, Duration.ZERO);

    line.step(report(40, "", 2.5, 0.5));

    assertThat(screen.toString())
        .isEqualToNormalizingNewlines(
            "step 40 of 9040 | loss 2.500 | actors 2.000 depth 0.250 |"
                + " 4.00 clips/s, 25 % waiting | 1:15 h left\n");
  }

  @Test
  void figuresAreMeansSinceTheLastLine() {
    LiveLine line = new LiveLine(new PrintWriter(screen), false, Duration.ofDays(1));

    line.step(report(9039, "", 3, 0.5));
    line.step(report(9040, "", 1, 0.7));

    assertThat(screen.toString()).contains("loss 2.000").contains("depth 0.300").contains("0:00 h");
  }

  @Test
  void aStepThatIsNotLearntFromIsNamedAndInNoMean() {
    LiveLine line = new LiveLine(new PrintWriter(screen), false, Duration.ZERO);

    line.step(report(7, "a loss or gradient is not finite", Double.NaN, 0.5));

    assertThat(screen.toString())
        .isEqualToNormalizingNewlines(
            "Step 7 is not learnt from: a loss or gradient is not finite.\n");
  }

  @Test
  void onATerminalTheLineIsWrittenOver() {
    LiveLine line = new LiveLine(new PrintWriter(screen), true, Duration.ZERO);

    line.step(report(40, "", 2.5, 0.5));

    assertThat(screen.toString()).startsWith("\r\033[Kstep 40").doesNotContain("\n");
  }

  private static StepReport report(long step, String skipped, double loss, double depth) {
    return new StepReport(
        step,
        9040,
        loss,
        Map.of("actors", 2.0, "depth", depth / 2),
        1e-3,
        1,
        skipped,
        0,
        0,
        2,
        4,
        0.25);
  }
}
