package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.cli.Invocation;
import io.pvit.app.kafka.RolloutDesk;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.process.PvitProcess;
import io.pvit.inference.InferenceService;
import io.pvit.inference.kafka.RolloutLedger;
import io.pvit.model.checkpoint.Checkpoint;
import io.pvit.model.net.Preset;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.RolloutPhase;
import io.pvit.schemas.RolloutPlan;
import io.pvit.schemas.RolloutReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that replace each other in running processes, with a real broker. */
@ExtendWith(SharedBroker.class)
class RolloutIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> CAMERAS = List.of("door", "yard", "gate", "hall");

  private final Installed installed;
  private final Path scratch;
  private final Checkpoint old;

  RolloutIT(TestBroker broker, @TempDir Path scratch) {
    this.scratch = scratch;
    this.installed = Installed.on(broker, "micro", scratch);
    this.old = installed.checkpoint();
  }

  @Test
  void anAnnouncedCheckpointIsTriedRaisedAndPromotedAlsoWhenTheCoordinatorIsKilled()
      throws Exception {
    Checkpoint next = checkpoint("next", 2);
    try (GreyFilm film = new GreyFilm(installed);
        PvitProcess first = process("first")) {
      filmUntil(film, () -> !detections().isEmpty());
      try (InferenceService second = service("second", "automatic")) {
        assertThat(pvit("announce", next.directory().toString()).code()).isZero();
        filmUntil(film, () -> phase() == RolloutPhase.CANARY);
        assertThat(pvit("status").out()).contains("canary on ", "first ", "second ");

        first.kill();
        filmUntil(film, () -> phase() == RolloutPhase.PROMOTED);
        filmUntil(film, () -> second.card().checkpointSha256().equals(next.sha256()));
        filmUntil(
            film,
            () ->
                shasByCamera().keySet().containsAll(CAMERAS)
                    && shasByCamera().values().stream()
                        .allMatch(shas -> shas.get(shas.size() - 1).equals(next.sha256())));
      }
    }
    assertThat(plan().formerSha256()).contains(old.sha256());
    assertThat(plan().reason()).contains("the figures hold");
    assertThat(detections()).extracting(ActionDetections::detectionId).doesNotHaveDuplicates();
    assertThat(detections())
        .extracting(it -> it.cameraId() + "/" + it.keySequence())
        .doesNotHaveDuplicates();
    assertThat(detections())
        .extracting(it -> it.evidence().checkpointSha256())
        .containsOnly(old.sha256(), next.sha256());
    shasByCamera()
        .forEach(
            (camera, shas) -> assertThat(shas).as(camera).isEqualTo(onceOverFrom(old, next, shas)));
  }

  @Test
  void aPersonStartsPromotesAndRollsBack() throws Exception {
    Checkpoint next = checkpoint("next", 2);
    String brief = next.sha256().substring(0, 10);
    assertRefused(40, "pvit rollout announce", "start", brief);
    pvit("announce", next.directory().toString());
    assertRefused(61, "pvit inference", "start", brief);
    assertRefused(61, "pvit rollout start", "promote");
    assertRefused(61, "nothing to roll back", "rollback");

    try (GreyFilm film = new GreyFilm(installed);
        InferenceService service = service("only", "by-hand")) {
      filmUntil(film, () -> !detections().isEmpty());
      await().atMost(PATIENCE).until(() -> !desk().rollCall().alive().isEmpty());
      assertThat(pvit("start", brief, "--canary", "1%").out()).contains("loading, then 1.0 %");
      assertRefused(61, "A roll-out of " + next.sha256().substring(0, 12), "start", brief);
      filmUntil(film, () -> waitedFor().contains("promote it with"));
      assertThat(pvit("status").out()).contains("promote it with");
      assertThat(service.card().checkpointSha256()).isEqualTo(old.sha256());
      assertThat(detections())
          .extracting(it -> it.evidence().checkpointSha256())
          .contains(next.sha256());

      assertThat(pvit("promote").out()).contains("promoted");
      filmUntil(film, () -> service.card().checkpointSha256().equals(next.sha256()));

      assertThat(pvit("rollback", "--author", "eve").out()).contains("rolled back");
      filmUntil(film, () -> service.card().checkpointSha256().equals(old.sha256()));
      assertThat(plan().author()).isEqualTo("eve");

      Invocation rehearsal =
          pvit("rehearse", brief, "--against", old.directory().toString(), "--threads", "1");
      assertThat(rehearsal.out()).contains("agreement", "latency", "clips of 4 cameras");

      assertThat(pvit("pin").out()).contains("pinned");
      assertThat(pvit("status", "--json").out()).contains("\"phase\":\"PINNED\"");
    }
  }

  @Test
  void atOnceMeansThatTheNewestServesAsSoonAsItIsReady() throws Exception {
    Checkpoint next = checkpoint("next", 2);
    try (InferenceService service = service("only", "at-once")) {
      desk().announce(next);

      await().atMost(PATIENCE).until(() -> service.card().checkpointSha256().equals(next.sha256()));
      assertThat(plan().phase()).isEqualTo(RolloutPhase.PROMOTED);
    }
  }

  @Test
  void aDamagedCandidateNeverServesAndTheReasonIsSaid() throws Exception {
    Checkpoint next = checkpoint("next", 2);
    try (GreyFilm film = new GreyFilm(installed);
        InferenceService service = service("only", "automatic")) {
      filmUntil(film, () -> !detections().isEmpty());
      damage(next);
      desk().announce(next);
      filmUntil(film, () -> phase() == RolloutPhase.ROLLED_BACK);

      assertThat(plan().reason()).contains("only refuses it").contains("was altered");
      assertThat(service.card().checkpointSha256()).isEqualTo(old.sha256());
    }
    assertThat(detections())
        .extracting(it -> it.evidence().checkpointSha256())
        .containsOnly(old.sha256());
  }

  @Test
  void ofTwoWritersNeitherBuildsOnAPlanThatIsVoid() throws Exception {
    Checkpoint next = checkpoint("next", 2);
    RolloutLedger ledger = new RolloutLedger(installed.cluster(), installed.topics());
    AtomicInteger decisions = new AtomicInteger();

    Optional<RolloutPlan> slower =
        ledger.update(
            book -> {
              if (decisions.getAndIncrement() == 0) {
                // Another writes while this one thinks.
                desk().announce(next);
                write(ledger, 1, "faster");
              }
              return Optional.of(plan(book.epoch() + 1, "slower"));
            });

    assertThat(decisions).hasValue(2);
    assertThat(slower.orElseThrow().rolloutEpoch()).isEqualTo(2);
    assertThat(ledger.read().plan().orElseThrow().reason()).isEqualTo("slower");
    assertThat(ledger.read().announced()).hasSize(1);
  }

  private void write(RolloutLedger ledger, long epoch, String reason) {
    assertThat(ledger.update(book -> Optional.of(plan(epoch, reason)))).isPresent();
  }

  private RolloutPlan plan(long epoch, String reason) {
    return new RolloutPlan(
        epoch,
        old.sha256(),
        Optional.empty(),
        0,
        "",
        reason,
        "eve",
        1,
        RolloutPhase.PINNED,
        0,
        Optional.empty(),
        Optional.empty());
  }

  private InferenceService service(String instanceId, String policy) {
    return InferenceService.start(installed.inference(keys(instanceId, policy)));
  }

  private PvitProcess process(String instanceId) throws IOException {
    Map<String, String> keys = new HashMap<>(installed.keys());
    keys.put("applicationId", installed.kafka().topicPrefix());
    keys.putAll(keys(instanceId, "automatic"));
    List<String> words =
        new ArrayList<>(List.of("inference", "--checkpoint", old.directory().toString()));
    keys.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return PvitProcess.start(scratch, words);
  }

  private Map<String, String> keys(String instanceId, String policy) {
    Map<String, String> keys = new HashMap<>();
    keys.put("instanceId", instanceId);
    keys.put("stateDirectory", scratch.resolve(instanceId).toString());
    keys.put("rollout.policy", policy);
    keys.put("rollout.clipsPerShare", "3");
    keys.put("rollout.minActions", "0");
    keys.put("rollout.raiseFactor", "10");
    // How long a clip takes says nothing on a machine that does all of this at once.
    keys.put("rollout.maxSlowdown", "1000");
    keys.put("rollout.maxRateChange", "1000");
    keys.put("rollout.minAgreement", "0");
    keys.put("checkpoint.threads", "1");
    keys.put("streams.threads", "1");
    keys.put("streams.transactionTimeoutMs", "20000");
    keys.put("batch.timeoutMs", "15000");
    return keys;
  }

  private static void filmUntil(GreyFilm film, Callable<Boolean> condition) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              film.film(CAMERAS);
              return condition.call();
            });
  }

  private RolloutDesk desk() {
    return new RolloutDesk(installed.cluster(), installed.topics());
  }

  private RolloutPlan plan() {
    return desk().book().plan().orElseThrow();
  }

  private RolloutPhase phase() {
    return desk().book().plan().map(RolloutPlan::phase).orElse(RolloutPhase.LOADING);
  }

  /** What the coordinator says. */
  private String waitedFor() throws InterruptedException {
    return desk().rollCall().alive().stream()
        .flatMap(each -> each.rollout().stream())
        .map(RolloutReport::coordination)
        .collect(Collectors.joining());
  }

  private List<ActionDetections> detections() throws InterruptedException {
    return installed.read(installed.topics().actions(), Isolation.COMMITTED).stream()
        .map(it -> it.value())
        .toList();
  }

  private Map<String, List<String>> shasByCamera() throws InterruptedException {
    Map<String, List<String>> shas = new HashMap<>();
    detections()
        .forEach(
            it ->
                shas.computeIfAbsent(it.cameraId(), camera -> new ArrayList<>())
                    .add(it.evidence().checkpointSha256()));
    return shas;
  }

  /** As many, the old ones first. */
  private static List<String> onceOverFrom(Checkpoint old, Checkpoint next, List<String> shas) {
    List<String> sorted = new ArrayList<>();
    shas.stream().filter(old.sha256()::equals).forEach(sorted::add);
    shas.stream().filter(next.sha256()::equals).forEach(sorted::add);
    return sorted;
  }

  private void assertRefused(int code, String words, String... order) {
    Invocation said = pvit(order);
    assertThat(said.err()).contains(words);
    assertThat(said.code()).isEqualTo(code);
  }

  private Invocation pvit(String... words) {
    List<String> all = new ArrayList<>(List.of("rollout"));
    all.addAll(List.of(words));
    all.addAll(
        List.of(
            "--bootstrap-servers",
            installed.kafka().bootstrapServers(),
            "--prefix",
            installed.kafka().topicPrefix()));
    return Invocation.of(all.toArray(String[]::new));
  }

  private Checkpoint checkpoint(String name, long seed) {
    return Checkpoint.init(
        scratch.resolve(name),
        Preset.named("micro"),
        seed,
        Path.of("..", "config", "labels", "ava-v2.2.csv"));
  }

  private static void damage(Checkpoint checkpoint) throws IOException {
    Path weights = checkpoint.directory().resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
  }
}
