package io.pvit.model;

import io.pvit.model.fixtures.Distance;
import io.pvit.model.net.Learner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
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

  /** Until each watcher and the learner has done its work so often. */
  static WatchersAndLearner during(int times, Pvit pvit, List<Clip> clips, Learner learner)
      throws Exception {
    float[][] alone =
        IntStream.range(0, WARM).mapToObj(i -> learner.gradients()).toList().get(WARM - 1);
    CountDownLatch behind = new CountDownLatch(3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<List<List<List<ActorPrediction>>>>> watching = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        watching.add(threads.submit(() -> repeat(times, () -> pvit.watch(clips), behind)));
      }
      List<Double> distances =
          threads
              .submit(
                  () -> repeat(times, () -> Distance.furthest(learner.gradients(), alone), behind))
              .get();
      List<List<List<List<ActorPrediction>>>> answers = new ArrayList<>();
      for (Future<List<List<List<ActorPrediction>>>> each : watching) {
        answers.add(each.get());
      }
      return new WatchersAndLearner(answers, Collections.max(distances));
    } finally {
      threads.shutdown();
    }
  }

  private static <T> List<T> repeat(int times, Supplier<T> work, CountDownLatch behind) {
    List<T> done = new ArrayList<>();
    try {
      while (done.size() < times || behind.getCount() > 0) {
        done.add(work.get());
        if (done.size() == times) {
          behind.countDown();
        }
      }
      return done;
    } finally {
      if (done.size() < times) {
        behind.countDown(); // or the others would go on for ever
      }
    }
  }
}
