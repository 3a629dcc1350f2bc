package io.pvit.app.path;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.CameraDesk;
import io.pvit.app.kafka.ClusterLayout;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.process.PvitProcess;
import io.pvit.schemas.Camera;
import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.CameraStatus.State;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.CoverageSpan.Reason;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.Reporting;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.config.KafkaConfig;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Partitions;
import io.pvit.schemas.kafka.Topic;
import io.pvit.schemas.kafka.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ingest processes that share cameras, and what becomes of the cameras when one is gone. */
@ExtendWith(SharedBroker.class)
class IngestServiceIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long SECOND_US = 1_000_000;
  private static final int PARTITIONS = 3;

  @TempDir Path scratch;

  private final KafkaConfig kafka;
  private final Cluster cluster;
  private final Topics topics;
  private final CameraDesk desk;
  private MjpegCamera camera;

  @SuppressWarnings("NullAway.Init")
  IngestServiceIT(TestBroker broker) {
    kafka = new KafkaConfig(broker.bootstrapServers(), "", broker.uniquePrefix(), "", 20_000);
    cluster = Cluster.of(kafka);
    topics = new Topics(kafka.topicPrefix(), Optional.empty());
    desk = new CameraDesk(cluster, topics);
  }

  @BeforeEach
  void start() throws IOException {
    new ClusterLayout(kafka).apply(PARTITIONS);
    camera = MjpegCamera.start();
  }

  @AfterEach
  void stop() {
    camera.close();
  }

  @Test
  void aCameraIsWatchedAgainAfterEveryLossAndAPersonsWordTakesEffect() throws Exception {
    desk.write(definition("yard", camera.address("yard"), true));
    desk.write(definition("sick", "http://127.0.0.1:%d/sick".formatted(closedPort()), true));
    try (PvitProcess service = service()) {
      await().atMost(PATIENCE).until(() -> windows("yard").size() >= 2);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  status("sick")
                      .map(CameraStatus::reason)
                      .orElse("")
                      .contains("refused the connection"));

      camera.hangUp();
      await().atMost(PATIENCE).until(() -> epochs("yard").size() >= 2);
      assertThat(ends("yard")).containsExactly(EpochEnd.CAMERA_LOST);

      camera.silent(true);
      await()
          .atMost(PATIENCE)
          .until(() -> status("yard").map(CameraStatus::state).equals(Optional.of(State.STALLED)));
      camera.silent(false);
      await()
          .atMost(PATIENCE)
          .until(() -> status("yard").map(CameraStatus::state).equals(Optional.of(State.LIVE)));

      desk.write(definition("yard", camera.address("yard"), false));
      await()
          .atMost(PATIENCE)
          .until(() -> status("yard").map(CameraStatus::state).equals(Optional.of(State.PAUSED)));
      assertThat(ends("yard")).last().isEqualTo(EpochEnd.PAUSED);
      int paused = windows("yard").size();

      desk.write(definition("yard", camera.address("yard"), true));
      await().atMost(PATIENCE).until(() -> windows("yard").size() > paused + 1);

      desk.remove("yard");
      await().atMost(PATIENCE).until(() -> ends("yard").contains(EpochEnd.REMOVED));
      await().atMost(PATIENCE).until(() -> status("yard").isEmpty());
      assertThat(service.isAlive()).as(service.err()).isTrue();

      service.signal("TERM");
      service.awaitEnd(PATIENCE);
    }
    assertWithoutHoleOrRepeat("yard");
    assertCoverageFillsTheTime("yard");
    assertThat(spans("yard")).extracting(CoverageSpan::reason).contains(Reason.PAUSED);
    assertCoverageFillsTheTime("sick");
    assertThat(spans("sick")).noneMatch(CoverageSpan::watched);
  }

  @Test
  void theCamerasOfAProcessThatIsKilledAreWatchedByTheOther() throws Exception {
    List<String> cameras = camerasInEveryPartition();
    for (String each : cameras) {
      desk.write(definition(each, camera.address(each), true));
    }
    try (PvitProcess first = service()) {
      awaitWindows(cameras, 0);
      try (PvitProcess second = service()) {
        awaitShared(cameras);
        Set<String> ofTheFirst = new TreeSet<>(cameras);
        ofTheFirst.removeIf(it -> !ends(it).isEmpty());

        first.kill();
        long killedUs = nowUs();
        awaitWindows(cameras, killedUs + SECOND_US);

        for (String each : ofTheFirst) {
          assertTakenOver(each, killedUs);
        }
        for (String each : cameras) {
          assertThat(ofTheFirst.contains(each) || epochs(each).size() == 2).isTrue();
          assertWithoutHoleOrRepeat(each);
        }
        second.signal("TERM");
        second.awaitEnd(PATIENCE);
      }
    }
    for (String each : cameras) {
      assertCoverageFillsTheTime(each);
    }
  }

  @Test
  void aProcessThatSleptThroughItsShareWritesNothingMoreOfIt() throws Exception {
    List<String> cameras = camerasInEveryPartition();
    for (String each : cameras) {
      desk.write(definition(each, camera.address(each), true));
    }
    try (PvitProcess sleeper = service()) {
      awaitWindows(cameras, 0);
      try (PvitProcess other = service()) {
        awaitShared(cameras);

        sleeper.signal("STOP");
        long stoppedUs = nowUs();
        awaitWindows(cameras, stoppedUs + SECOND_US);
        sleeper.signal("CONT");
        long wokenUs = nowUs();
        // Woken, it is given a share again: cameras change hands in order once more.
        await()
            .atMost(PATIENCE)
            .until(() -> cameras.stream().anyMatch(it -> beganAfter(it, wokenUs)));
        awaitWindows(cameras, nowUs());

        assertThat(sleeper.isAlive()).as(sleeper.err()).isTrue();
        assertThat(other.isAlive()).as(other.err()).isTrue();
      }
    }
    for (String each : cameras) {
      assertWithoutHoleOrRepeat(each);
    }
  }

  private void assertTakenOver(String id, long killedUs) {
    FrameWindow marker =
        windows(id).stream()
            .filter(it -> it.end().equals(Optional.of(EpochEnd.READER_LOST)))
            .findFirst()
            .orElseThrow();
    FrameWindow next =
        windows(id).stream()
            .filter(it -> it.sequence() == marker.sequence() + 1)
            .findFirst()
            .orElseThrow();
    System.out.printf(
        "%s: owned after %.1f s, first window after %.1f s%n",
        id, (marker.windowedAtUs() - killedUs) / 1e6, (next.windowedAtUs() - killedUs) / 1e6);
    assertThat(next.discontinuity()).isTrue();
    assertThat(spans(id))
        .filteredOn(it -> it.reason() == Reason.PROCESS_LOST)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.fromUs()).isBetween(killedUs - 2 * SECOND_US, killedUs);
              assertThat(it.toUs()).isBetween(killedUs, marker.windowedAtUs() + SECOND_US);
            });
  }

  private void assertWithoutHoleOrRepeat(String id) {
    List<FrameWindow> windows = windows(id);
    assertThat(windows)
        .extracting(FrameWindow::sequence)
        .containsExactlyElementsOf(
            IntStream.range(0, windows.size()).mapToObj(Long::valueOf).toList());
    assertThat(windows)
        .extracting(FrameWindow::streamEpoch)
        .isSortedAccordingTo(Integer::compareTo);
  }

  private void assertCoverageFillsTheTime(String id) {
    List<CoverageSpan> spans = spans(id);
    long watched = time(spans, true);
    long gaps = time(spans, false);
    assertThat(watched + gaps)
        .isEqualTo(spans.get(spans.size() - 1).toUs() - spans.get(0).fromUs());
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).fromUs()).isEqualTo(spans.get(i - 1).toUs());
    }
  }

  private static long time(List<CoverageSpan> spans, boolean watched) {
    return spans.stream()
        .filter(it -> it.watched() == watched)
        .mapToLong(it -> it.toUs() - it.fromUs())
        .sum();
  }

  private void awaitWindows(List<String> cameras, long afterUs) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                cameras.stream()
                    .allMatch(
                        id ->
                            windows(id).stream()
                                .anyMatch(
                                    it -> it.end().isEmpty() && it.windowedAtUs() > afterUs)));
  }

  /** The second process has a share, given in order, and delivers. */
  private void awaitShared(List<String> cameras) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> cameras.stream().anyMatch(it -> !ends(it).isEmpty() && epochs(it).size() == 2));
  }

  private boolean beganAfter(String id, long timeUs) {
    int last = epochs(id).stream().mapToInt(it -> it).max().orElse(0);
    return windows(id).stream()
        .filter(it -> it.streamEpoch() == last && it.end().isEmpty())
        .allMatch(it -> it.windowedAtUs() > timeUs);
  }

  private static List<String> camerasInEveryPartition() {
    return List.of(cameraOf(0), cameraOf(1), cameraOf(2));
  }

  private static String cameraOf(int partition) {
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> "camera-" + i)
        .filter(id -> Partitions.of(id, PARTITIONS) == partition)
        .findFirst()
        .orElseThrow();
  }

  private static Camera definition(String id, String url, boolean enabled) {
    return new Camera(id, url, 8, 256, enabled, List.of(), Reporting.USUAL);
  }

  private PvitProcess service() throws IOException {
    Map<String, String> keys =
        Map.of(
            "kafka.bootstrapServers", kafka.bootstrapServers(),
            "kafka.topicPrefix", kafka.topicPrefix(),
            "watching.firstDelayMs", "200",
            "watching.longestDelayMs", "2000",
            "watching.stalledAfterMs", "1500");
    List<String> words = new ArrayList<>(List.of("ingest"));
    keys.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return PvitProcess.start(scratch, words);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private List<FrameWindow> windows(String id) {
    return read(topics.windows()).stream().filter(it -> it.cameraId().equals(id)).toList();
  }

  private Set<Integer> epochs(String id) {
    return windows(id).stream()
        .filter(it -> it.end().isEmpty())
        .collect(groupingBy(FrameWindow::streamEpoch))
        .keySet();
  }

  private List<EpochEnd> ends(String id) {
    return windows(id).stream().flatMap(it -> it.end().stream()).toList();
  }

  private List<CoverageSpan> spans(String id) {
    return read(topics.coverage()).stream().filter(it -> it.cameraId().equals(id)).toList();
  }

  private Optional<CameraStatus> status(String id) throws InterruptedException {
    return desk.status(id);
  }

  private <V> List<V> read(Topic<V> topic) {
    List<V> all = new ArrayList<>();
    try (TopicReader reader =
        new TopicReader(cluster, List.of(topic.name()), TopicReader.Isolation.COMMITTED)) {
      reader.readToTheEnd(
          Duration.ofSeconds(30),
          record -> {
            if (record.value().isPresent()
                && topic.decode(record.value().get()) instanceof Decoded.Ok<V> it) {
              all.add(it.value());
            }
          });
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return all;
  }

  private static long nowUs() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
