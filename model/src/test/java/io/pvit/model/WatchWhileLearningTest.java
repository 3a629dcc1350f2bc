package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Learner;
import io.pvit.model.net.Preset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two threads watch with one network while a third learns with another, all in one process. */
class WatchWhileLearningTest {

  private static final int GRADIENTS = 6;

  @TempDir private Path directory;

  @Test
  void answersAndGradientsAreBitForBitThoseOfAThreadThatIsAlone() throws Exception {
    Checkpoint nano =
        Checkpoint.init(
            directory.resolve("nano"), Preset.named("nano"), 7, PvitTest.labels(directory));
    List<Clip> clips =
        IntStream.range(0, 2)
            .mapToObj(seed -> PvitTest.clip(nano.card().inputContract(), seed))
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (Pvit pvit = Pvit.load(nano, Precision.FLOAT32, 2);
        Learner learner = new Learner("nano", 1)) {
      List<List<ActorPrediction>> answers = pvit.watch(clips);
      float[][] gradients = learner.gradients();
      AtomicBoolean learning = new AtomicBoolean(true);

      List<Future<List<List<List<ActorPrediction>>>>> watching = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        watching.add(threads.submit(() -> watch(pvit, clips, learning)));
      }
      List<float[][]> learnt = threads.submit(() -> learn(learner, learning)).get();

      assertThat(learnt).hasSize(GRADIENTS).allMatch(each -> equal(each, gradients));
      for (Future<List<List<List<ActorPrediction>>>> each : watching) {
        assertThat(each.get()).hasSizeGreaterThan(GRADIENTS).containsOnly(answers);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static List<List<List<ActorPrediction>>> watch(
      Pvit pvit, List<Clip> clips, AtomicBoolean learning) {
    List<List<List<ActorPrediction>>> answers = new ArrayList<>();
    while (learning.get()) {
      answers.add(pvit.watch(clips));
    }
    return answers;
  }

  private static List<float[][]> learn(Learner learner, AtomicBoolean learning) {
    try {
      return IntStream.range(0, GRADIENTS).mapToObj(i -> learner.gradients()).toList();
    } finally {
      learning.set(false);
    }
  }

  /** Nothing is near: equal means every bit. */
  private static boolean equal(float[][] a, float[][] b) {
    return Arrays.deepEquals(a, b);
  }
}
