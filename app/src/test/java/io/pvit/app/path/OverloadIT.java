package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.path.Installed.At;
import io.pvit.app.process.PvitProcess;
import io.pvit.model.InputContract;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.CoverageSpan;
import io.pvit.schemas.FrameWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One camera sends far more than can be watched, and shares its partition with one that does not.
 */
@ExtendWith(SharedBroker.class)
class OverloadIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int BURST = 200;
  private static final String FLOODING = RealTimeCameras.camera(0);
  private static final String CALM = RealTimeCameras.camera(1);

  private final Installed installed;
  private final long windowUs;

  OverloadIT(TestBroker broker, @TempDir Path scratch) {
    installed = Installed.on(broker, "micro", scratch);
    InputContract contract = installed.checkpoint().card().inputContract();
    windowUs = contract.frames() / 2 * contract.frameIntervalUs();
  }

  @Test
  void everyClipIsWatchedOrOnCoverageOnceThoughTheProcessIsKilled() throws Exception {
    try (GreyFilm film = new GreyFilm(installed)) {
      try (PvitProcess first = process("first")) {
        filmUntilWatched(first, film);
        burstUntil(film, () -> !first.isAlive() || !coverage(Isolation.UNCOMMITTED).isEmpty());
        assertThat(first.isAlive()).as(first.err()).isTrue();
        first.kill();
      }
      try (PvitProcess second = process("second")) {
        burst(film);
        filmUntilWatched(second, film);
        int clips = windows(FLOODING) - 1;
        await().atMost(PATIENCE).until(() -> accounted(FLOODING).size() >= clips);
        await().atMost(PATIENCE).until(() -> accounted(CALM).size() >= windows(CALM) - 1);
      }
    }

    assertThat(accounted(FLOODING)).containsExactlyInAnyOrderElementsOf(completing(FLOODING));
    assertThat(accounted(CALM)).containsExactlyInAnyOrderElementsOf(completing(CALM));
    assertThat(coverage(Isolation.COMMITTED))
        .isNotEmpty()
        .allMatch(it -> it.reason() == CoverageSpan.Reason.SHED);
  }

  private PvitProcess process(String instanceId) throws Exception {
    return installed.process(
        instanceId,
        Map.of(
            "overload.policy",
            "drop-oldest",
            "overload.beginMs",
            "4000",
            "overload.endMs",
            "2000",
            "events.cameraSilenceMs",
            "5000",
            "streams.transactionTimeoutMs",
            "20000",
            "batch.timeoutMs",
            "15000"));
  }

  /** However fast the machine is, at some time it is too slow. */
  private static void burstUntil(GreyFilm film, Callable<Boolean> enough) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              burst(film);
              return enough.call();
            });
  }

  private static void burst(GreyFilm film) throws Exception {
    for (int i = 0; i < BURST; i++) {
      film.film(List.of(FLOODING));
    }
  }

  /** Both send as it happens until what they send is watched. */
  private void filmUntilWatched(PvitProcess inference, GreyFilm film) throws Exception {
    int sent = windows(FLOODING);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofNanos(windowUs * 1000))
        .until(
            () -> {
              film.film(List.of(FLOODING, CALM));
              return !inference.isAlive() || newestWatched() > sent;
            });
    assertThat(inference.isAlive()).as(inference.err()).isTrue();
  }

  private long newestWatched() throws InterruptedException {
    return detections(FLOODING).mapToLong(ActionDetections::keySequence).max().orElse(-1);
  }

  /** Capture times of the windows whose clips were watched, and of those that were shed. */
  private List<Long> accounted(String camera) throws InterruptedException {
    List<Long> all = new ArrayList<>();
    // The first frame of the window is half a clip after that of the clip.
    detections(camera).forEach(it -> all.add(it.clipFromUs() + windowUs));
    coverage(Isolation.COMMITTED).stream()
        .filter(it -> it.cameraId().equals(camera))
        .forEach(
            it ->
                LongStream.iterate(it.fromUs(), at -> at < it.toUs(), at -> at + windowUs)
                    .forEach(all::add));
    return all;
  }

  private List<Long> completing(String camera) throws InterruptedException {
    return installed.read(installed.topics().windows(), Isolation.COMMITTED).stream()
        .map(At::value)
        .filter(it -> it.cameraId().equals(camera) && it.sequence() > 0)
        .map(it -> it.frames().get(0).captureTimeUs())
        .toList();
  }

  private int windows(String camera) throws InterruptedException {
    List<At<FrameWindow>> all = installed.read(installed.topics().windows(), Isolation.COMMITTED);
    return (int) all.stream().filter(it -> it.value().cameraId().equals(camera)).count();
  }

  private Stream<ActionDetections> detections(String camera) throws InterruptedException {
    return installed.read(installed.topics().actions(), Isolation.COMMITTED).stream()
        .map(At::value)
        .filter(it -> it.cameraId().equals(camera));
  }

  private List<CoverageSpan> coverage(Isolation isolation) throws InterruptedException {
    return installed.read(installed.topics().coverage(), isolation).stream()
        .map(At::value)
        .toList();
  }
}
