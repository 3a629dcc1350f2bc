package io.pvit.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pvit.app.kafka.Received;
import io.pvit.app.kafka.SharedBroker;
import io.pvit.app.kafka.TestBroker;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.kafka.TopicReader.Isolation;
import io.pvit.app.process.PvitProcess;
import io.pvit.app.video.SampleFilm;
import io.pvit.inference.InferenceService;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.ActionEvent.EndReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The process that reads a camera is killed, and nobody is left to say so. */
@ExtendWith(SharedBroker.class)
class CameraLostIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path scratch;

  @Test
  void itsEventsEndOnceAndAreGoneFromThePresent(TestBroker broker) throws Exception {
    Path film = scratch.resolve("yard.mp4");
    SampleFilm.write(film, 120);
    Installed installed = Installed.on(broker, "micro", scratch);
    try (InferenceService service =
            InferenceService.start(
                installed.inference(
                    Map.of("streams.threads", "1", "events.cameraSilenceMs", "3000")));
        PvitProcess ingest = PvitProcess.start(scratch, ingest(installed, film))) {
      assertThat(service.awaitReady(PATIENCE)).isTrue();
      await()
          .atMost(PATIENCE)
          .until(() -> !ingest.isAlive() || count(installed, ActionEvent.Type.UPDATE) > 0);
      assertThat(ingest.isAlive()).as(ingest.err()).isTrue();

      ingest.kill();

      await().atMost(PATIENCE).until(() -> open(installed) == 0);
    }
    assertThat(present(installed)).isEmpty();
    List<ActionEvent> ends =
        events(installed).stream().filter(it -> it.type() == ActionEvent.Type.END).toList();
    assertThat(ends).extracting(ActionEvent::eventId).doesNotHaveDuplicates();
    assertThat(ends)
        .extracting(ActionEvent::endReason)
        .contains(Optional.of(EndReason.CAMERA_LOST));
  }

  private static List<String> ingest(Installed installed, Path film) {
    List<String> words =
        new ArrayList<>(
            List.of("ingest", "--camera", "yard", "--input", film.toString(), "--realtime"));
    installed.keys().forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return words;
  }

  private static long open(Installed installed) throws InterruptedException {
    return count(installed, ActionEvent.Type.START) - count(installed, ActionEvent.Type.END);
  }

  private static long count(Installed installed, ActionEvent.Type type)
      throws InterruptedException {
    return events(installed).stream().filter(it -> it.type() == type).count();
  }

  private static List<ActionEvent> events(Installed installed) throws InterruptedException {
    return installed.read(installed.topics().events(), Isolation.COMMITTED).stream()
        .map(Installed.At::value)
        .toList();
  }

  /** What somebody finds who comes late: the newest word per key, without those taken back. */
  private static Map<String, byte[]> present(Installed installed) throws InterruptedException {
    Map<String, byte[]> present = new HashMap<>();
    try (TopicReader reader =
        new TopicReader(
            installed.cluster(), List.of(installed.topics().now().name()), Isolation.COMMITTED)) {
      reader.readToTheEnd(
          Duration.ofSeconds(30),
          (Received record) ->
              record
                  .value()
                  .ifPresentOrElse(
                      value -> present.put(record.key(), value),
                      () -> present.remove(record.key())));
    }
    return present;
  }
}
