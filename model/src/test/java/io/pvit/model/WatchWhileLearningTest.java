package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.fixtures.Distance;
import io.pvit.model.net.Learner;
import io.pvit.model.net.Preset;
import java.nio.FloatBuffer;
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

  /** The first calls of a kernel may be compiled otherwise than the later ones. */
  private static final int WARM = 4;

  private static final int GRADIENTS = 6;

  @TempDir private Path directory;

  @Test
  void answersAreBitForBitAndGradientsWithinAMillionthThoseOfAThreadThatIsAlone() throws Exception {
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
      float[][] gradients =
          IntStream.range(0, WARM).mapToObj(i -> learner.gradients()).toList().get(WARM - 1);
      AtomicBoolean learning = new AtomicBoolean(true);

      List<Future<List<List<List<ActorPrediction>>>>> watching = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        watching.add(threads.submit(() -> watch(pvit, clips, learning)));
      }
      List<float[][]> learnt = threads.submit(() -> learn(learner, learning)).get();

      assertThat(learnt).hasSize(GRADIENTS);
      assertThat(furthest(learnt, gradients)).isLessThan(1e-6);
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

  /** Distance of the furthest gradient of all, in shares of the largest. */
  private static double furthest(List<float[][]> found, float[][] expected) {
    float[] alone = joined(expected);
    return found.stream()
        .mapToDouble(each -> Distance.relative(joined(each), alone))
        .max()
        .orElseThrow();
  }

  private static float[] joined(float[][] parts) {
    FloatBuffer all =
        FloatBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }
}
