package io.pvit.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.loss.ClipLabels;
import io.pvit.schemas.config.TrainerConfig;
import io.pvit.trainer.run.TestingRuns.TestingListener;
import io.pvit.trainer.sample.Sample;
import io.pvit.trainer.sample.SampleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

  @TempDir private Path directory;

  private final TestingListener listener = new TestingListener();

  @Test
  void aRunThatWasStoppedEndsWithTheSameBitsAsOneThatWasNot() throws Exception {
    Checkpoint whole = run("whole", 6, TestingRuns.scenes());
    stoppedAfter("parts", 3, 6);

    Checkpoint parts = run("parts", 6, TestingRuns.scenes());

    assertThat(parts.sha256()).isEqualTo(whole.sha256());
    assertThat(listener.notes).containsExactly("Goes on after step 3.");
  }

  @Test
  void whatAKilledRunHadNotSavedIsDoneAgainAndItsFiguresAreTakenBack() throws Exception {
    Checkpoint whole = run("whole", 6, TestingRuns.scenes());
    stoppedAfter("killed", 5, 6);
    Files.delete(directory.resolve("killed/state-0000000005.safetensors"));
    Files.writeString(
        directory.resolve("killed/metrics.jsonl"),
        Files.readString(directory.resolve("killed/metrics.jsonl")) + "{\"step\":6,\"lo");

    Checkpoint killed = run("killed", 6, TestingRuns.scenes());

    assertThat(killed.sha256()).isEqualTo(whole.sha256());
    assertThat(new MetricsFile(directory.resolve("killed/metrics.jsonl")).read())
        .extracting(StepReport::step)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void aStateThatIsDamagedIsPassedOverForTheOneBefore() throws Exception {
    Checkpoint whole = run("whole", 6, TestingRuns.scenes());
    stoppedAfter("damaged", 5, 6);
    Path newest = directory.resolve("damaged/state-0000000005.safetensors");
    Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 1000));

    assertThat(run("damaged", 6, TestingRuns.scenes()).sha256()).isEqualTo(whole.sha256());
    assertThat(listener.notes).containsExactly("Goes on after step 4.");
    assertThat(newest.resolveSibling(newest.getFileName() + ".damaged")).exists();
  }

  @Test
  void aRunThatWasKilledBeforeItsFirstStateBeginsItsFiguresAnew() throws Exception {
    Files.createDirectories(directory.resolve("early"));
    Files.writeString(directory.resolve("early/metrics.jsonl"), "{\"step\":1,\"lo");

    run("early", 2, TestingRuns.scenes());

    assertThat(new MetricsFile(directory.resolve("early/metrics.jsonl")).read())
        .extracting(StepReport::step)
        .containsExactly(1L, 2L);
  }

  @Test
  void aBackboneThatIsComputedAgainLearnsTheSame() throws Exception {
    run("remembered", 2, TestingRuns.scenes());
    run(TestingRuns.recomputing("again", 2), TestingRuns.scenes());

    for (int step = 0; step < 2; step++) {
      StepReport remembered = listener.steps.get(step);
      StepReport again = listener.steps.get(2 + step);
      assertThat(again.loss()).isCloseTo(remembered.loss(), within(1e-4));
      assertThat(again.gradientNorm()).isCloseTo(remembered.gradientNorm(), within(1e-3));
    }
  }

  @Test
  void onlyTheLastTwoStatesAreKept() throws Exception {
    run("many", 7, TestingRuns.scenes());

    try (Stream<Path> files = Files.list(directory.resolve("many"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("state-0000000006.safetensors", "state-0000000007.safetensors")
          .doesNotContain("state-0000000004.safetensors");
    }
  }

  @Test
  void aStepWhoseLossIsNotFiniteChangesNothingAndIsCounted() throws Exception {
    run("bad", 3, spoilt(Set.of(2L)));

    assertThat(listener.steps).extracting(StepReport::skippedSteps).containsExactly(0L, 1L, 1L);
    assertThat(listener.steps.get(1).skipped()).isEqualTo("a loss or gradient is not finite");
  }

  @Test
  void afterBadStepsInARowTheLastGoodStateIsTakenUpAndTheRunGoesOnWithOtherSamples()
      throws Exception {
    run("row", 7, spoilt(Set.of(6L, 8L)));

    assertThat(listener.notes)
        .containsExactly("2 steps in a row went wrong: the weights are those of step 2 again.");
    assertThat(listener.steps).extracting(StepReport::fallbacks).endsWith(0, 1, 1);
    assertThat(listener.steps)
        .extracting(StepReport::skippedSteps)
        .containsExactly(0L, 0L, 0L, 1L, 2L, 3L, 3L);
  }

  @Test
  void aRunInWhichEveryStepGoesWrongStopsAndSaysWhatToDo() {
    SampleSource allBad =
        index ->
            index < 4
                ? TestingRuns.scenes().sample(index)
                : spoilt(TestingRuns.scenes().sample(index));

    assertThatThrownBy(() -> run("hopeless", 20, allBad))
        .isInstanceOf(RunRefused.class)
        .hasMessage(
            "the last good state was taken up 2 times and every step after it went wrong; lower"
                + " optimizer.peakRate, or look at the samples");
  }

  @Test
  void aDirectoryIsNotTakenForARunThatWasBegunOtherwise() throws Exception {
    run("seeds", 2, TestingRuns.scenes());

    assertThatThrownBy(
            () -> {
              try (RunDirectory place = RunDirectory.open(directory.resolve("seeds"));
                  TrainingRun other =
                      new TrainingRun(
                          TestingRuns.config("", 2, 2),
                          TestingRuns.beginning(2),
                          place,
                          listener)) {
                other.position();
              }
            })
        .isInstanceOf(RunRefused.class)
        .hasMessageContaining("was begun with")
        .hasMessageContaining("seed=1")
        .hasMessageContaining("seed=2");
  }

  @Test
  void twoProcessesDoNotTrainInOneDirectory() {
    try (RunDirectory held = RunDirectory.open(directory.resolve("held"))) {
      assertThat(held.checkpoint(12).getFileName()).hasToString("checkpoint-0000000012");
      assertThatThrownBy(() -> RunDirectory.open(directory.resolve("held")))
          .isInstanceOf(RunRefused.class)
          .hasMessageContaining("another process trains in ")
          .hasMessageEndingWith("; stop it, or name another directory");
    }
  }

  @Test
  void theLossFallsOnAFewScenesLearntByHeart() throws Exception {
    run("heart", 60, TestingRuns.scenes());

    List<StepReport> steps = listener.steps;
    assertThat(mean(steps.subList(50, 60))).isLessThan(0.75 * mean(steps.subList(0, 4)));
  }

  private static double mean(List<StepReport> steps) {
    return steps.stream().mapToDouble(StepReport::loss).average().orElseThrow();
  }

  private Checkpoint run(String name, int steps, SampleSource samples) throws InterruptedException {
    return run(TestingRuns.config(name, steps), samples);
  }

  private Checkpoint run(TrainerConfig config, SampleSource samples) throws InterruptedException {
    try (RunDirectory place = RunDirectory.open(directory.resolve(config.run().directory()));
        TrainingRun run = new TrainingRun(config, TestingRuns.beginning(1), place, listener)) {
      run.learn(samples);
      return run.checkpoint();
    }
  }

  /** A run of which one process did the first steps only. */
  private void stoppedAfter(String name, int done, int steps)
      throws InterruptedException, IOException {
    TrainingRun[] running = new TrainingRun[1];
    RunListener stopping =
        new RunListener() {
          @Override
          public void step(StepReport report) {
            if (report.step() == done) {
              running[0].stop();
            }
          }

          @Override
          public void note(String sentence) {}
        };
    try (RunDirectory place = RunDirectory.open(directory.resolve(name));
        TrainingRun run =
            new TrainingRun(
                TestingRuns.config(name, steps), TestingRuns.beginning(1), place, stopping)) {
      running[0] = run;
      run.learn(TestingRuns.scenes());
    }
  }

  /** Scenes, of which some have a joint so far away that its square is infinite. */
  private static SampleSource spoilt(Set<Long> indices) {
    SampleSource scenes = TestingRuns.scenes();
    return index -> indices.contains(index) ? spoilt(scenes.sample(index)) : scenes.sample(index);
  }

  private static Sample spoilt(Sample sample) {
    float[] pose = new float[75];
    pose[3] = 1e30f;
    ClipLabels labels = sample.labels().withPose(pose);
    return new Sample(sample.rgb(), sample.letterbox(), labels);
  }
}
