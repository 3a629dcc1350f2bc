package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.fixtures.Distance;
import io.pvit.model.net.Learner;
import io.pvit.model.net.Preset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two threads watch with one network while a third learns with another, all in one process. */
class WatchWhileLearningTest {

  /** The first calls of a kernel may be compiled otherwise than the later ones. */
  private static final int WARM = 4;

  private static final int ROUNDS = 6;

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
      CountDownLatch behind = new CountDownLatch(3);

      List<Future<List<List<List<ActorPrediction>>>>> watching = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        watching.add(threads.submit(() -> repeat(() -> pvit.watch(clips), behind)));
      }
      List<Double> distances =
          threads
              .submit(() -> repeat(() -> Distance.furthest(learner.gradients(), gradients), behind))
              .get();

      assertThat(distances).allMatch(distance -> distance < 1e-6);
      for (Future<List<List<List<ActorPrediction>>>> each : watching) {
        assertThat(each.get()).containsOnly(answers);
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Until all three threads have done their work so often. */
  private static <T> List<T> repeat(Supplier<T> work, CountDownLatch behind) {
    List<T> done = new ArrayList<>();
    try {
      while (done.size() < ROUNDS || behind.getCount() > 0) {
        done.add(work.get());
        if (done.size() == ROUNDS) {
          behind.countDown();
        }
      }
      return done;
    } finally {
      if (done.size() < ROUNDS) {
        behind.countDown(); // or the others would go on for ever
      }
    }
  }
}
