package io.pvit.inference.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.inference.actor.ActorSource;
import io.pvit.inference.network.ActionNetwork;
import io.pvit.inference.network.ClipAnswer;
import io.pvit.inference.network.NetworkCard;
import io.pvit.inference.network.TestingNetwork;
import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import io.pvit.model.Clip;
import io.pvit.model.GivenPerson;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.config.InferenceConfig.Actors;
import io.pvit.schemas.config.InferenceConfig.Onnx;
import io.pvit.schemas.config.InferenceConfig.Precomputed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network is told where people are. A window takes a quarter of a second. */
class GivenActorsTest {

  @TempDir Path state;

  @Test
  void theirBoxesAreDetectedTrackedAndMakeEventsWhichNameWhoFoundThem() throws IOException {
    ActorSource list =
        list("a,0.25,0.1,0.2,0.3,0.6,0.9", "a,0.5,0.1,0.2,0.3,0.6,0.7", "a,1,0.5,0.2,0.7,0.6,0.9");
    try (list;
        TestingDriver inference = driver(list)) {
      inference.send("a", 0, 1, 2, 3);

      List<ActionDetections> detections = inference.detections();
      assertThat(detections).extracting(it -> it.actors().size()).containsExactly(1, 1, 0);
      DetectedActor seen = detections.get(1).actors().get(0);
      assertThat(seen.box()).isEqualTo(new Box(0.1, 0.2, 0.3, 0.6));
      assertThat(seen.score()).isEqualTo(0.7);
      assertThat(seen.trackId()).isEqualTo(detections.get(0).actors().get(0).trackId());
      assertThat(detections.get(1).evidence().actorSource()).isEqualTo("precomputed");
      assertThat(detections.get(1).evidence().actorSourceSha256()).isEqualTo(list.sha256());
      ActionEvent start = inference.events().get(0);
      assertThat(start.type()).isEqualTo(ActionEvent.Type.START);
      assertThat(start.evidence()).isEqualTo(detections.get(1).evidence());
    }
  }

  @Test
  void secondsOfTheFilmAreCountedOnAfterARestart() throws IOException {
    Map<String, byte[]> memories;
    try (ActorSource list = list("a,1,0.1,0.2,0.3,0.6,0.9");
        TestingDriver first = driver(list)) {
      first.send("a", 0, 1, 2);
      memories = first.memories();
    }
    try (ActorSource list = list("a,1,0.1,0.2,0.3,0.6,0.9");
        TestingDriver second = driver(list)) {
      second.restore(memories);
      second.skipOffsets(8);
      second.send("a", 3, 4, 5);

      assertThat(second.detections())
          .extracting(ActionDetections::keySequence, it -> it.actors().size())
          .contains(tuple(4L, 1));
    }
  }

  private ActorSource list(String... rows) throws IOException {
    Path file = Files.write(state.resolve("boxes.csv"), List.of(rows));
    return ActorSource.open(
        new Actors(
            "precomputed",
            0.5,
            new Onnx("", "yolov8", 32, 32, 0, 0.45, 1),
            new Precomputed(file.toString(), "film", 0, 100)),
        TestingNetwork.CONTRACT);
  }

  private TestingDriver driver(ActorSource actors) {
    return new TestingDriver(state, new ToldNetwork(), actors, 1, GivenActorsTest::nothingIsKept);
  }

  private static MockConsumer<byte[], byte[]> nothingIsKept() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.NONE.name());
    TopicPartition windows = new TopicPartition(TestingDriver.TOPICS.windows().name(), 0);
    consumer.updateBeginningOffsets(Map.of(windows, 8L));
    consumer.schedulePollTask(
        () ->
            consumer.addRecord(
                new ConsumerRecord<>(windows.topic(), 0, 8, new byte[0], new byte[0])));
    return consumer;
  }

  /** Says of everybody that they walk. */
  private static final class ToldNetwork implements ActionNetwork {

    @Override
    public NetworkCard card() {
      return TestingNetwork.testingCard();
    }

    @Override
    public List<ClipAnswer> watch(List<Clip> clips) {
      return clips.stream()
          .map(
              clip ->
                  new ClipAnswer(
                      card(),
                      clip.people().orElseThrow().stream().map(ToldNetwork::walker).toList()))
          .toList();
    }

    private static ActorPrediction walker(GivenPerson person) {
      return new ActorPrediction(
          person.x1(),
          person.y1(),
          person.x2(),
          person.y2(),
          person.score(),
          List.of(new ActionScore(14, "walk", 0.8)));
    }

    @Override
    public void close() {}
  }
}
