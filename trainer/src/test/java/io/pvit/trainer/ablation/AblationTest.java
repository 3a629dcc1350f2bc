package io.pvit.trainer.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.LabelMap;
import io.pvit.trainer.run.RunListener;
import io.pvit.trainer.run.StepReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes about a minute: it renders clips and lets six networks learn some steps. */
@Tag("soak")
class AblationTest {

  @TempDir Path directory;
  private final List<String> progress = new ArrayList<>();

  private Ablation ablation() {
    RunListener silent =
        new RunListener() {
          @Override
          public void step(StepReport report) {}

          @Override
          public void note(String sentence) {}
        };
    return new Ablation(
        directory,
        new AblationSetting(0.001, 1, 2, 1, 1, 2),
        LabelMap.read(Path.of("../config/labels/ava-v2.2.csv")),
        silent,
        progress::add);
  }

  @Test
  void whoeverStopsItBeforeThePaceIsMeasuredPlansNothing() throws InterruptedException {
    Ablation stopped = ablation();
    stopped.stop();

    AblationReport report = stopped.run();

    assertThat(report.methods()).isEmpty();
    assertThat(new ResultsFile(directory).plan(report.setting())).isEmpty();
  }

  @Test
  void everyMethodLearnsAndIsJudged_andWhatIsFinishedIsNotDoneAgain() throws InterruptedException {
    AblationReport report = ablation().run();

    assertThat(report.methods())
        .extracting(AblationReport.Row::method)
        .containsExactly("mvit", "mt", "np", "vpt", "op", "pvit");
    assertThat(report.heldBackClips()).isEqualTo(10);
    assertThat(report.common()).isPresent();
    progress.clear();

    AblationReport again = ablation().run();

    assertThat(again).isEqualTo(report);
    assertThat(progress).noneMatch(sentence -> sentence.endsWith("learns."));
    assertThat(new ResultsFile(directory).results()).hasSize(7);
  }
}
