package io.pvit.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.trainer.dataset.ClipKnowledge;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClipMarksTest {

  private static final List<Double> NO_SECONDS = List.of();

  @Test
  void theSurestClassAndTheFiveSurestAreCounted() {
    ClipMarks marks = new ClipMarks(6, false);

    marks.add(Path.of("a"), ofClass(0), new double[] {0.5, 0.1, 0.1, 0.1, 0.1, 0.1}, NO_SECONDS);
    marks.add(Path.of("b"), ofClass(1), new double[] {0.5, 0.3, 0.2, 0, 0, 0}, NO_SECONDS);
    marks.add(Path.of("c"), ofClass(5), new double[] {0.3, 0.2, 0.2, 0.2, 0.1, 0}, NO_SECONDS);
    marks.add(Path.of("d"), ofClass(1), new double[] {0.1, 0.9, 0, 0, 0, 0}, NO_SECONDS);

    Map<String, Figure> figures = marks.figures(1);
    assertThat(figures).containsOnlyKeys("top1", "top5", "meanClassAccuracy");
    assertThat(value(figures, "top1")).isEqualTo(0.5);
    assertThat(value(figures, "top5")).isEqualTo(0.75);
    // All of class 0, half of class 1, nothing of class 5.
    assertThat(value(figures, "meanClassAccuracy")).isEqualTo(0.5);
    assertThat(marks.confusion().rows().get(1)).containsExactly(1, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void intervalsDrawFilmsBecauseClipsOfOneResembleEachOther() {
    ClipMarks marks = new ClipMarks(2, false);
    for (int clip = 0; clip < 50; clip++) {
      marks.add(Path.of("right"), ofClass(0), new double[] {1, 0}, NO_SECONDS);
      marks.add(Path.of("wrong"), ofClass(0), new double[] {0, 1}, NO_SECONDS);
    }

    assertThat(marks.figures(1).get("top1")).isEqualTo(new Figure(0.5, new Interval(0, 1), false));
  }

  @Test
  void aChangeIsAnsweredWhereItsFramesAddUpToMoreThanNoChange() {
    ClipMarks marks = new ClipMarks(4, true);
    List<Double> seconds = List.of(1.0, 2.0, 3.0);

    // 0.6 of change, surest at second 2; then 0.4; then no change, and answered so.
    marks.add(Path.of("a"), changeAt(2.5), new double[] {0.4, 0.1, 0.35, 0.15}, seconds);
    marks.add(Path.of("b"), changeAt(3.0), new double[] {0.6, 0, 0, 0.4}, seconds);
    marks.add(Path.of("c"), noChange(), new double[] {0.9, 0.1, 0, 0}, seconds);

    Map<String, Figure> figures = marks.figures(1);
    assertThat(figures).containsOnlyKeys("stateChangeAccuracy", "keyFrameErrorSeconds");
    assertThat(value(figures, "stateChangeAccuracy")).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(value(figures, "keyFrameErrorSeconds")).isEqualTo(0.25);
    assertThat(figure(figures, "keyFrameErrorSeconds").lessIsBetter()).isTrue();
    assertThat(marks.confusion().classes()).containsExactly("no change", "change");
    assertThat(marks.confusion().rows()).containsExactly(List.of(1, 0, 0), List.of(1, 1, 0));
  }

  @Test
  void manyClassesAreNotShownOneByOne() {
    assertThat(new ClipMarks(21, false).confusion().classes()).isEmpty();
  }

  private static ClipKnowledge ofClass(int output) {
    return new ClipKnowledge.OfClass(output);
  }

  private static ClipKnowledge changeAt(double second) {
    return new ClipKnowledge.StateChange(OptionalDouble.of(second));
  }

  private static ClipKnowledge noChange() {
    return new ClipKnowledge.StateChange(OptionalDouble.empty());
  }

  private static double value(Map<String, Figure> figures, String name) {
    return figure(figures, name).value();
  }

  private static Figure figure(Map<String, Figure> figures, String name) {
    return Objects.requireNonNull(figures.get(name));
  }
}
