package io.pvit.app.path;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.path.Installed.At;
import io.pvit.app.video.SampleFilm;
import io.pvit.inference.InferenceService;
import io.pvit.inference.track.Tracker;
import io.pvit.inference.track.TrackerState;
import io.pvit.ingest.RealTimePace;
import io.pvit.model.Precision;
import io.pvit.model.Pvit;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.config.InferenceConfig;
import io.pvit.schemas.kafka.Partitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Cameras change their process twice while they are watched: one joins, and the first leaves. */
@ExtendWith(SharedBroker.class)
class HandOverIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SECONDS = 24;

  @TempDir Path scratch;

  @Test
  void peopleKeepTheirIdsAndEventsGoOn(TestBroker broker) throws Exception {
    Path film = scratch.resolve("yard.mp4");
    SampleFilm.write(film, SECONDS);
    Installed installed = Installed.on(broker, "micro", scratch);
    List<String> cameras = List.of(cameraOf(0), cameraOf(1));

    InferenceService first = service(installed, "first");
    try {
      assertThat(first.awaitReady(PATIENCE)).isTrue();
      List<CompletableFuture<Void>> films =
          cameras.stream()
              .map(
                  camera ->
                      CompletableFuture.runAsync(
                          () ->
                              installed.ingest(
                                  camera, film, Duration.ofSeconds(SECONDS), new RealTimePace()),
                          work -> new Thread(work, camera).start()))
              .toList();
      await().atMost(PATIENCE).until(() -> detections(installed).size() >= 6);
      try (InferenceService second = service(installed, "second")) {
        assertThat(second.awaitReady(PATIENCE)).isTrue();
        await().atMost(PATIENCE).until(() -> second.figures().clips() >= 3);
        first.close();
        films.forEach(CompletableFuture::join);
        await()
            .atMost(PATIENCE)
            .until(() -> detections(installed).size() == cameras.size() * (SECONDS - 1));
      }
    } finally {
      first.close();
    }

    List<At<FrameWindow>> windows =
        installed.read(installed.topics().windows(), Isolation.COMMITTED);
    InferenceConfig config = installed.inference(Map.of());
    try (Pvit network = Pvit.load(installed.checkpoint(), Precision.FLOAT32, 0)) {
      Reference reference = new Reference(network, config);
      detections(installed).stream()
          .map(At::value)
          .collect(groupingBy(ActionDetections::cameraId))
          .forEach((camera, of) -> assertThat(ids(of)).isEqualTo(idsBy(config, reference, of)));
      assertThat(
              installed.read(installed.topics().events(), Isolation.COMMITTED).stream()
                  .map(At::value)
                  .collect(groupingBy(ActionEvent::cameraId)))
          .isNotEmpty()
          .isEqualTo(reference.events(windows, detections(installed)));
    }
  }

  /** Those of one tracker that was never disturbed. */
  private static List<List<String>> idsBy(
      InferenceConfig config, Reference reference, List<ActionDetections> detections) {
    Tracker tracker =
        new Tracker(
            config.tracking().minIou(),
            config.tracking().reach(),
            config.tracking().maxMissedClips(),
            reference.hop());
    TrackerState state = TrackerState.initial();
    List<List<String>> ids = new ArrayList<>();
    for (ActionDetections each : detections) {
      var step =
          tracker.step(
              state,
              each.streamEpoch(),
              each.keySequence(),
              each.keyFrameTimeUs(),
              each.actors().stream().map(DetectedActor::box).toList());
      state = step.state();
      ids.add(step.ids());
    }
    return ids;
  }

  private static List<List<String>> ids(List<ActionDetections> detections) {
    return detections.stream()
        .map(it -> it.actors().stream().map(DetectedActor::trackId).toList())
        .toList();
  }

  private static List<At<ActionDetections>> detections(Installed installed)
      throws InterruptedException {
    return installed.read(installed.topics().actions(), Isolation.COMMITTED);
  }

  private InferenceService service(Installed installed, String instance) {
    return InferenceService.start(
        installed.inference(
            Map.of(
                "instanceId",
                instance,
                "stateDirectory",
                scratch.resolve(instance).toString(),
                "streams.threads",
                "1")));
  }

  private static String cameraOf(int partition) {
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> "camera-" + i)
        .filter(camera -> Partitions.of(camera, Installed.PARTITIONS) == partition)
        .findFirst()
        .orElseThrow();
  }
}
