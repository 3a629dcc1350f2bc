package io.pvit.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.train.Series.Point;
import io.pvit.trainer.run.StepReport;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurvesTest {

  @Test
  void everyFigureIsASeriesOverTheStepsThatWereLearntFrom() {
    List<StepReport> reports =
        List.of(report(1, "", 4), report(2, "a spike", 90), report(3, "", 2));

    assertThat(Curves.series(reports))
        .extracting(Series::name)
        .containsExactly("loss", "depth", "gradient norm", "learning rate", "clips per second");
    assertThat(Curves.series(reports).get(0).points())
        .containsExactly(new Point(1, 4), new Point(3, 2));
  }

  @Test
  void manyStepsBecomeMeans() {
    Series series =
        new Series(
            "loss", LongStream.rangeClosed(1, 5).mapToObj(step -> new Point(step, step)).toList());

    assertThat(series.thinned(2).points()).containsExactly(new Point(3, 2), new Point(5, 4.5));
  }

  @Test
  void thePictureHasAPanelForEachWithALineThatFalls() {
    BufferedImage picture = Curves.of(List.of(report(1, "", 4), report(100, "", 0)));

    assertThat(picture.getWidth()).isEqualTo(3 * 360);
    assertThat(picture.getHeight()).isEqualTo(2 * 200);
    assertThat(blueRow(picture, 60)).isLessThan(blueRow(picture, 340));
  }

  /** The highest row of the line in that column of the first panel. */
  private static int blueRow(BufferedImage picture, int column) {
    for (int row = 35; row < 200; row++) {
      int colour = picture.getRGB(column, row);
      if ((colour & 255) - ((colour >> 16) & 255) > 60) {
        return row;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static StepReport report(long step, String skipped, double loss) {
    return new StepReport(
        step, 100, loss, Map.of("depth", 0.5), 1e-3, 1, skipped, 0, 0, 2, 4, 0.25);
  }
}
