package io.pvit.model;

import io.pvit.model.fixtures.Distance;
import io.pvit.model.net.Learner;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * What two threads see with one network while a third learns with another, all in one process.
 *
 * @param answers of each watcher, time after time
 * @param furthest distance of the gradients from those of a thread that is alone, in shares of the
 *     largest
 */
record WatchersAndLearner(List<List<List<List<ActorPrediction>>>> answers, double furthest) {

  /** The first calls of a kernel may be compiled otherwise than the later ones. */
  private static final int WARM = 4;

  static WatchersAndLearner during(int gradients, Pvit pvit, List<Clip> clips, Learner learner)
      throws Exception {
    float[][] alone =
        IntStream.range(0, WARM).mapToObj(i -> learner.gradients()).toList().get(WARM - 1);
    AtomicBoolean learning = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<List<List<List<ActorPrediction>>>>> watching = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        watching.add(threads.submit(() -> watch(pvit, clips, learning)));
      }
      double furthest =
          threads.submit(() -> furthest(gradients, learner, joined(alone), learning)).get();
      List<List<List<List<ActorPrediction>>>> answers = new ArrayList<>();
      for (Future<List<List<List<ActorPrediction>>>> each : watching) {
        answers.add(each.get());
      }
      return new WatchersAndLearner(answers, furthest);
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

  private static double furthest(
      int gradients, Learner learner, float[] alone, AtomicBoolean learning) {
    try {
      double furthest = 0;
      for (int i = 0; i < gradients; i++) {
        furthest = Math.max(furthest, Distance.relative(joined(learner.gradients()), alone));
      }
      return furthest;
    } finally {
      learning.set(false);
    }
  }

  private static float[] joined(float[][] parts) {
    FloatBuffer all =
        FloatBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }
}
