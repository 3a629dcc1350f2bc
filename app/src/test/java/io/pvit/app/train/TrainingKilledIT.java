package io.pvit.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.app.process.PvitProcess;
import io.pvit.model.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingKilledIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LAST = "checkpoint-0000000040";

  @TempDir private Path scratch;

  @Test
  void aRunThatWasKilledTwiceEndsWithTheBitsOfOneThatNobodyTouched()
      throws IOException, InterruptedException {
    Path killed = scratch.resolve("killed");
    killAfter(killed, 8);
    killAfter(killed, 23);

    finish(killed);
    finish(scratch.resolve("whole"));

    assertThat(Checkpoint.open(killed.resolve(LAST)).sha256())
        .isEqualTo(Checkpoint.open(scratch.resolve("whole").resolve(LAST)).sha256());
  }

  @Test
  void aRunThatIsToldToEndSavesTheStepItIsInAndSaysHowToGoOn()
      throws IOException, InterruptedException {
    Path run = scratch.resolve("told");
    try (PvitProcess train = PvitProcess.start(scratch, words(run))) {
      awaitSteps(train, run, 7);
      train.signal("TERM");
      assertThat(train.awaitEnd(PATIENCE)).isEqualTo(143);
      assertThat(train.out())
          .contains("Stopped after step ")
          .contains("; the same command goes on.");
    }
    long steps = figures(run);

    assertThat(run.resolve("state-%010d.safetensors".formatted(steps))).exists();
  }

  private void killAfter(Path run, long steps) throws IOException, InterruptedException {
    try (PvitProcess train = PvitProcess.start(scratch, words(run))) {
      awaitSteps(train, run, steps);
      train.kill();
    }
  }

  private void finish(Path run) throws IOException, InterruptedException {
    try (PvitProcess train = PvitProcess.start(scratch, words(run))) {
      assertThat(train.awaitEnd(PATIENCE)).as(train.err()).isZero();
    }
  }

  private static void awaitSteps(PvitProcess train, Path run, long steps)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (figures(run) < steps) {
      assertThat(train.isAlive()).as(train.err()).isTrue();
      assertThat(System.nanoTime()).as("nothing is learnt: " + train.err()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private static long figures(Path run) throws IOException {
    Path file = run.resolve("metrics.jsonl");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private static List<String> words(Path run) {
    List<String> words = new ArrayList<>(List.of("train", "--run", run.toString()));
    for (String setting :
        List.of(
            "network.preset=micro",
            "run.steps=40",
            "run.saveEverySteps=5",
            "batch.clipsPerPass=2",
            "optimizer.warmupSteps=2",
            "compute.threads=1",
            "scenes.distinct=6")) {
      words.addAll(List.of("--set", setting));
    }
    return words;
  }
}
