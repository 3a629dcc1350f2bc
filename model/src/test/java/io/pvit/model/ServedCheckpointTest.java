package io.pvit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.model.torch.Growth;
import io.pvit.model.torch.LiveTensors;
import java.nio.file.Path;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedCheckpointTest {

  private static final int READERS = 4;
  private static final int ANSWERS = 400;
  private static final int SWAPS = 20;

  @TempDir private static Path directory;

  private static Checkpoint one;
  private static Checkpoint other;
  private static List<Clip> clips;

  /** By checkpoint, what it says of each clip when nothing else runs. */
  private static final Map<String, List<List<ActorPrediction>>> ORACLE = new HashMap<>();

  @BeforeAll
  static void ask() {
    Path labels = PvitTest.labels(directory);
    one = Checkpoint.init(directory.resolve("one"), Preset.named("micro"), 1, labels);
    other = Checkpoint.init(directory.resolve("other"), Preset.named("micro"), 2, labels);
    clips =
        IntStream.range(0, 3)
            .mapToObj(seed -> PvitTest.clip(one.card().inputContract(), seed))
            .toList();
    for (Checkpoint checkpoint : List.of(one, other)) {
      try (Pvit alone = load(checkpoint)) {
        ORACLE.put(
            checkpoint.sha256(),
            clips.stream().map(clip -> alone.watch(List.of(clip)).get(0)).toList());
      }
    }
  }

  @Test
  void eachAnswerUnderAStreamOfSwapsIsOfTheOneCheckpointThatItNames() throws Exception {
    int tensors = LiveTensors.count();
    Load load = new Load(load(one));

    load.run(ANSWERS / 4, SWAPS / 4);
    long residentKib = Growth.residentKib();
    load.run(ANSWERS, SWAPS);
    long growthKib = Growth.residentKib() - residentKib;
    load.close();

    assertThat(load.mixed).isEmpty();
    assertThat(load.bySha.keySet()).isEqualTo(ORACLE.keySet());
    assertThat(LiveTensors.count()).isEqualTo(tensors);
    assertThat(growthKib).as("growth in KiB").isLessThan(24 * 1024);
  }

  @Test
  void theOldOneGoesOnlyWhenTheThreadThatAsksItHasItsAnswer() throws Exception {
    int tensors = LiveTensors.count();
    Pvit old = load(one);
    int ofOne = LiveTensors.count() - tensors;
    assertThat(old.users().enter()).isTrue();

    ServedCheckpoint served = new ServedCheckpoint(old);
    served.serve(load(other));
    int whileAsked = LiveTensors.count() - tensors;
    old.users().leave();
    int afterwards = LiveTensors.count() - tensors;
    served.close();

    assertThat(whileAsked).isEqualTo(2 * ofOne);
    assertThat(afterwards).isEqualTo(ofOne);
  }

  @Test
  void refusesACheckpointWhoseClipsLookOtherwise() {
    Checkpoint nano =
        Checkpoint.init(
            directory.resolve("nano"), Preset.named("nano"), 1, PvitTest.labels(directory));

    try (ServedCheckpoint served = new ServedCheckpoint(load(one));
        Pvit wider = load(nano)) {
      assertThatThrownBy(() -> served.serve(wider))
          .hasMessageStartingWith("clips are cut for InputContract[frames=16")
          .hasMessageEndingWith("serve it from a new start");
      assertThat(served.watch(clips).checkpointSha256()).isEqualTo(one.sha256());
    }
  }

  @Test
  void goesOnWithTheOneThatIsServedAlready() {
    Pvit first = load(one);

    try (ServedCheckpoint served = new ServedCheckpoint(first)) {
      served.serve(first);

      assertThat(served.watch(clips).checkpointSha256()).isEqualTo(one.sha256());
    }
  }

  @Test
  void answersNobodyOnceItIsClosed() {
    ServedCheckpoint served = new ServedCheckpoint(load(one));
    served.close();

    assertThatThrownBy(() -> served.watch(clips)).hasMessage("no checkpoint is served any more");
  }

  private static Pvit load(Checkpoint checkpoint) {
    return Pvit.load(checkpoint, Precision.FLOAT32, 1);
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

  /** Threads that ask without a pause, and one that swaps without a pause. */
  private static final class Load {

    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
    private final ServedCheckpoint served;
    private final Map<String, Integer> bySha = new ConcurrentHashMap<>();
    private final List<String> mixed = new ArrayList<>();

    Load(Pvit first) {
      served = new ServedCheckpoint(first);
    }

    /** Until there are so many answers of each checkpoint and so many swaps. */
    void run(int answers, int swaps) throws Exception {
      AtomicBoolean enough = new AtomicBoolean();
      bySha.clear();
      List<Future<List<String>>> asking = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        Callable<List<String>> reader = () -> ask(enough);
        asking.add(readers.submit(reader));
      }
      try {
        for (int swap = 0;
            (swap < swaps || !answered(answers / 2)) && asking.stream().noneMatch(Future::isDone);
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

    void close() {
      readers.shutdown();
      served.close();
    }

    private boolean answered(int times) {
      return ORACLE.keySet().stream().allMatch(sha -> bySha.getOrDefault(sha, 0) >= times);
    }

    private List<String> ask(AtomicBoolean enough) {
      List<String> wrong = new ArrayList<>();
      for (int i = 0; !enough.get(); i++) {
        int clip = i % clips.size();
        Answer answer = served.watch(List.of(clips.get(clip)));
        bySha.merge(answer.checkpointSha256(), 1, Integer::sum);
        List<List<ActorPrediction>> alone =
            Objects.requireNonNull(ORACLE.get(answer.checkpointSha256()));
        if (!near(answer.people().get(0), alone.get(clip))) {
          wrong.add("clip " + clip + " of " + answer.checkpointSha256());
        }
      }
      return wrong;
    }
  }
}
