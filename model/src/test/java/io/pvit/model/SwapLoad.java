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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

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

  /** Until there are half as many answers of each checkpoint, and so many swaps. */
  void run(int count, int swaps) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    answers.clear();
    List<Future<List<String>>> asking = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      Callable<List<String>> reader = () -> ask(enough);
      asking.add(readers.submit(reader));
    }
    try {
      for (int swap = 0;
          (swap < swaps || !answered(count / 2)) && asking.stream().noneMatch(Future::isDone);
          swap++) {
        served.serve(load(swap % 2 == 0 ? other : one));
      }
    } finally {
      enough.set(true);
    }
    for (Future<List<String>> each : asking) {
      mixed.addAll(each.get());
    }
  }

  private boolean answered(int times) {
    return alone.keySet().stream().allMatch(sha -> answers.getOrDefault(sha, 0) >= times);
  }

  private List<String> ask(AtomicBoolean enough) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; !enough.get(); i++) {
      int clip = i % clips.size();
      Answer answer = served.watch(List.of(clips.get(clip)));
      answers.merge(answer.checkpointSha256(), 1, Integer::sum);
      List<List<ActorPrediction>> expected =
          Objects.requireNonNull(alone.get(answer.checkpointSha256()));
      if (!near(answer.people().get(0), expected.get(clip))) {
        wrong.add("clip " + clip + " of " + answer.checkpointSha256());
      }
    }
    return wrong;
  }

  /** Within the promise of {@link Pvit}; two checkpoints' answers lie much further apart. */
  private static boolean near(List<ActorPrediction> found, List<ActorPrediction> expected) {
    return found.size() == expected.size()
        && IntStream.range(0, found.size())
            .allMatch(
                i ->
                    Math.abs(found.get(i).score() - expected.get(i).score()) < 1e-5
                        && Math.abs(found.get(i).x1() - expected.get(i).x1()) < 1e-5
                        && Math.abs(found.get(i).y2() - expected.get(i).y2()) < 1e-5);
  }

  /** By checkpoint. */
  Map<String, Integer> answers() {
    return answers;
  }

  /** Answers that are not of the checkpoint that they name. */
  List<String> mixed() {
    return mixed;
  }

  @Override
  public void close() {
    readers.shutdown();
    served.close();
  }
}
