package io.pvit.inference.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.inference.network.CameraClip;
import io.pvit.inference.network.CheckpointNetwork;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.TestingPictures;
import io.pvit.model.Clip;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.frames.DecodedPicture;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.net.Preset;
import io.pvit.schemas.CheckpointAnnouncement;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.RolloutReport;
import io.pvit.schemas.config.InferenceConfig.CheckpointConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real checkpoints of random weights. */
class PlanFollowerTest {

  private static final Path LABELS = Path.of("..", "config", "labels", "ava-v2.2.csv");

  @TempDir private Path scratch;

  private final AtomicLong nanos = new AtomicLong();
  private final List<CheckpointAnnouncement> announced = new ArrayList<>();
  private Checkpoint first;
  private Checkpoint next;
  private CheckpointNetwork serving;
  private CanaryNetwork canary;
  private PlanFollower follower;

  @BeforeEach
  void serve() {
    first = checkpoint("first", 1);
    next = checkpoint("next", 2);
    announced.add(announcement(next));
    CheckpointConfig config =
        new CheckpointConfig(first.directory().toString(), "cpu", "float32", 1);
    serving = CheckpointNetwork.open(config);
    canary = new CanaryNetwork(serving, 1, 0, System::nanoTime);
    follower =
        new PlanFollower(
            serving,
            canary,
            new Preparation(config, 1, Duration.ofMinutes(1)),
            first.directory().toUri().toString(),
            nanos::get);
  }

  @AfterEach
  void close() {
    follower.close();
    canary.close();
    serving.close();
  }

  @Test
  void withoutAPlanItServesOn() {
    assertThat(follower.follow(new Book(Optional.empty(), announced))).isFalse();

    assertThat(answeredBy("door")).isEqualTo(first.sha256());
    assertThat(report().candidateSha256()).isEmpty();
  }

  @Test
  void aCandidateIsLoadedBesideAndServesNobodyYet() {
    assertThat(follow(RolloutPhase.LOADING, first, Optional.of(next), 0)).isTrue();

    assertThat(report().candidateSha256()).contains(next.sha256());
    assertThat(follower.epoch()).isEqualTo(1);
    assertThat(answeredBy("door")).isEqualTo(first.sha256());
  }

  @Test
  void aPlanIsFollowedOnce() {
    assertThat(follow(RolloutPhase.LOADING, first, Optional.of(next), 0)).isTrue();
    assertThat(follower.follow(book(1, RolloutPhase.LOADING, first, Optional.of(next), 0)))
        .isFalse();
  }

  @Test
  void theCanaryServesItsCamerasAndAPromotionAll() {
    follow(RolloutPhase.LOADING, first, Optional.of(next), 0);
    follow(RolloutPhase.CANARY, first, Optional.of(next), CameraDraw.of("salt", "door") + 1);
    assertThat(answeredBy("door")).isEqualTo(next.sha256());
    assertThat(answeredBy(cameraAbove("door"))).isEqualTo(first.sha256());
    assertThat(report().figures().served()).isEqualTo(1);

    follow(RolloutPhase.PROMOTED, next, Optional.empty(), 0);

    assertThat(answeredBy(cameraAbove("door"))).isEqualTo(next.sha256());
    assertThat(serving.card().checkpointSha256()).isEqualTo(next.sha256());
    assertThat(report().candidateSha256()).isEmpty();
  }

  @Test
  void aRaisedShareCountsAnew() {
    follow(RolloutPhase.CANARY, first, Optional.of(next), 1000);
    assertThat(answeredBy("door")).isEqualTo(next.sha256());

    follow(RolloutPhase.CANARY, first, Optional.of(next), 1000);

    assertThat(report().figures().served()).isZero();
  }

  @Test
  void aRollBackTakesTheCandidateAway() {
    follow(RolloutPhase.CANARY, first, Optional.of(next), 1000);
    follow(RolloutPhase.ROLLED_BACK, first, Optional.empty(), 0);

    assertThat(answeredBy("door")).isEqualTo(first.sha256());
    assertThat(report().candidateSha256()).isEmpty();
  }

  @Test
  void whatWasNeverAnnouncedButServedAtTheStartIsFoundAgain() {
    follow(RolloutPhase.PROMOTED, next, Optional.empty(), 0);
    assertThat(answeredBy("door")).isEqualTo(next.sha256());

    follow(RolloutPhase.ROLLED_BACK, first, Optional.empty(), 0);

    assertThat(answeredBy("door")).isEqualTo(first.sha256());
  }

  @Test
  void aCandidateThatCannotServeIsReportedAndAllIsAsItWas() throws IOException {
    Files.delete(next.directory().resolve("model.safetensors"));

    follow(RolloutPhase.LOADING, first, Optional.of(next), 0);

    assertThat(report().refusal().orElseThrow()).contains("model.safetensors");
    assertThat(report().candidateSha256()).isEmpty();
    assertThat(answeredBy("door")).isEqualTo(first.sha256());
  }

  @Test
  void whatShouldServeByDefaultIsTriedAgainWhenTheStoreIsBack() throws IOException {
    Path weights = next.directory().resolve("model.safetensors");
    Path away = scratch.resolve("away");
    Files.move(weights, away);
    follow(RolloutPhase.PROMOTED, next, Optional.empty(), 0);
    assertThat(report().stableRefusal()).isPresent();
    Files.move(away, weights);

    Book book = book(1, RolloutPhase.PROMOTED, next, Optional.empty(), 0);
    assertThat(follower.follow(book)).isFalse();
    nanos.set(Duration.ofSeconds(31).toNanos());
    assertThat(follower.follow(book)).isTrue();

    assertThat(report().stableRefusal()).isEmpty();
    assertThat(answeredBy("door")).isEqualTo(next.sha256());
  }

  @Test
  void tryingTheStableCheckpointAgainForgetsNothingOfTheTrial() {
    Checkpoint lost = checkpoint("lost", 3);
    follow(RolloutPhase.CANARY, lost, Optional.of(next), 1000);
    assertThat(answeredBy("door")).isEqualTo(next.sha256());

    nanos.set(Duration.ofSeconds(31).toNanos());
    assertThat(follower.follow(book(1, RolloutPhase.CANARY, lost, Optional.of(next), 1000)))
        .isTrue();

    assertThat(report().stableRefusal().orElseThrow()).contains("is not announced");
    assertThat(report().refusal()).isEmpty();
    assertThat(report().figures().served()).isEqualTo(1);
  }

  /** Each turn loads a candidate, lets it serve, and promotes it or takes it back. */
  @Test
  @Tag("soak")
  void memoryIsWhereItWasAfterHundredsOfRollOuts() throws IOException {
    rollOuts(30);
    long before = besideTheHeapKib();

    rollOuts(300);

    long grown = besideTheHeapKib() - before;
    System.out.printf("300 roll-outs: memory beside the heap grew by %d KiB%n", grown);
    assertThat(grown).isLessThan(32 * 1024);
  }

  private void rollOuts(int count) {
    announced.add(announcement(first));
    for (int i = 0; i < count; i++) {
      boolean firstServes = serving.card().checkpointSha256().equals(first.sha256());
      Checkpoint stable = firstServes ? first : next;
      Checkpoint other = firstServes ? next : first;
      follow(RolloutPhase.LOADING, stable, Optional.of(other), 0);
      follow(RolloutPhase.CANARY, stable, Optional.of(other), 1000);
      assertThat(answeredBy("door")).isEqualTo(other.sha256());
      if (i % 2 == 0) {
        follow(RolloutPhase.ROLLED_BACK, stable, Optional.empty(), 0);
      } else {
        follow(RolloutPhase.PROMOTED, other, Optional.empty(), 0);
      }
    }
  }

  private static long besideTheHeapKib() throws IOException {
    System.gc();
    long heapKib = Runtime.getRuntime().totalMemory() / 1024;
    return -heapKib
        + Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElseThrow();
  }

  private boolean follow(
      RolloutPhase phase, Checkpoint stable, Optional<Checkpoint> candidate, int permille) {
    return follower.follow(book(follower.epoch() + 1, phase, stable, candidate, permille));
  }

  private Book book(
      long epoch,
      RolloutPhase phase,
      Checkpoint stable,
      Optional<Checkpoint> candidate,
      int permille) {
    RolloutPlan plan =
        TestingFleet.plan(
            epoch, phase, stable.sha256(), candidate.map(Checkpoint::sha256), permille);
    return new Book(Optional.of(plan), announced);
  }

  private RolloutReport report() {
    return follower.report("", false);
  }

  private String answeredBy(String camera) {
    ClipAnswer answer = canary.watch(List.of(new CameraClip(camera, clip()))).get(0);
    return answer.card().checkpointSha256();
  }

  /** A camera that draws more. */
  private static String cameraAbove(String camera) {
    int draw = CameraDraw.of("salt", camera);
    for (int i = 0; ; i++) {
      if (CameraDraw.of("salt", "camera-" + i) > draw) {
        return "camera-" + i;
      }
    }
  }

  private Clip clip() {
    DecodedPicture picture =
        new FrameDecoder().decode(TestingPictures.jpeg(3, 64, 64), serving.card().contract());
    return new Clip(
        Collections.nCopies(
            serving.card().contract().frames(), ((DecodedPicture.Pixels) picture).frame()));
  }

  private Checkpoint checkpoint(String name, long seed) {
    return Checkpoint.init(scratch.resolve(name), Preset.named("micro"), seed, LABELS);
  }

  private static CheckpointAnnouncement announcement(Checkpoint checkpoint) {
    return new CheckpointAnnouncement(
        checkpoint.sha256(),
        checkpoint.directory().toUri().toString(),
        1,
        "micro",
        "ava-v2.2",
        Map.of(),
        0);
  }
}
