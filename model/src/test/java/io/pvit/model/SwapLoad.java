package io.pvit.model;

import io.pvit.model.checkpoint.Checkpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that ask without a pause, and one that swaps two checkpoints without a pause. Each answer
 * is held against what the checkpoint that it names says when nothing else runs.
 */
final class SwapLoad implements AutoCloseable {

  private static final int READERS = 4;

  private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
  private final Checkpoint one;
  private final Checkpoint other;
  private final List<Clip> clips;
  private final Map<String, List<List<ActorPrediction>>> alone = new HashMap<>();
  private final ServedCheckpoint served;
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final List<String> mixed = new ArrayList<>();
  private int swaps;

  SwapLoad(Checkpoint one, Checkpoint other, List<Clip> clips) {
    this.one = one;
    this.other = other;
    this.clips = clips;
    for (Checkpoint checkpoint : List.of(one, other)) {
      try (Pvit pvit = load(checkpoint)) {
        // One by one, as the readers ask: in a batch the last bits may be others.
        alone.put(
            checkpoint.sha256(),
            clips.stream().map(clip -> pvit.watch(List.of(clip)).get(0)).toList());
      }
    }
    served = new ServedCheckpoint(load(one));
  }

  private static Pvit load(Checkpoint checkpoint) {
    return Pvit.load(checkpoint, Precision.FLOAT32, 1);
  }

  void run(int count) throws Exception {
    AtomicInteger left = new AtomicInteger(count);
    List<Future<List<String>>> asking = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      Callable<List<String>> reader = () -> ask(left);
      asking.add(readers.submit(reader));
    }
    while (left.get() > 0) {
      served.serve(load(swaps++ % 2 == 0 ? other : one));
    }
    for (Future<List<String>> each : asking) {
      mixed.addAll(each.get());
    }
  }

  private List<String> ask(AtomicInteger left) {
    List<String> wrong = new ArrayList<>();
    for (int i = left.getAndDecrement(); i > 0; i = left.getAndDecrement()) {
      int clip = i % clips.size();
      Answer answer = served.watch(List.of(clips.get(clip)));
      answers.merge(answer.checkpointSha256(), 1, Integer::sum);
      List<List<ActorPrediction>> expected =
          Objects.requireNonNull(alone.get(answer.checkpointSha256()));
      if (!answer.people().get(0).equals(expected.get(clip))) {
        wrong.add("clip " + clip + " of " + answer.checkpointSha256());
      }
    }
    return wrong;
  }

  /** By checkpoint. */
  Map<String, Integer> answers() {
    return answers;
  }

  /** Answers that are not of the checkpoint that they name. */
  List<String> mixed() {
    return mixed;
  }

  int swaps() {
    return swaps;
  }

  @Override
  public void close() {
    readers.shutdown();
    served.close();
  }
}
