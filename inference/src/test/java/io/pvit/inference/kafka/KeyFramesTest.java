package io.pvit.inference.kafka;

import static io.pvit.inference.kafka.TestingDriver.TOPICS;
import static io.pvit.inference.network.TestingNetwork.walker;
import static io.pvit.inference.network.TestingPictures.window;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pvit.inference.network.TestingNetwork;
import io.pvit.model.ActionScore;
import io.pvit.model.ActorPrediction;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Camera;
import io.pvit.schemas.EpochEnd;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.KeyFrame;
import io.pvit.schemas.Reporting;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key frame is the first picture of the second window of its clip. */
class KeyFramesTest {

  private static final TopicPartition WINDOWS = new TopicPartition(TOPICS.windows().name(), 0);

  @TempDir Path state;

  private final MockConsumer<byte[], byte[]> topic =
      new MockConsumer<>(AutoOffsetResetStrategy.NONE.name());

  @Test
  void startsAndEndsCarryTheirPictureAndUpdatesDoNot() {
    try (TestingDriver inference = driver()) {
      define(inference, Optional.of(true));
      inference.send("a", 0, 1, 2, 3, 4, 5, 6, 7);
      inference.sendMarker("a", 8, EpochEnd.END_OF_INPUT);

      assertThat(inference.events())
          .extracting(ActionEvent::type, ActionEvent::keySequence, ActionEvent::keyFrame)
          .containsExactly(
              tuple(ActionEvent.Type.START, 2L, Optional.of(picture(2))),
              tuple(ActionEvent.Type.UPDATE, 6L, Optional.empty()),
              tuple(ActionEvent.Type.END, 7L, Optional.of(picture(7))));
    }
  }

  @Test
  void nothingIsCarriedUnlessItIsAskedFor() {
    try (TestingDriver inference = driver()) {
      inference.send("a", 0, 1, 2);
      define(inference, Optional.of(false));
      inference.sendMarker("a", 3, EpochEnd.END_OF_INPUT);

      assertThat(inference.events())
          .hasSize(2)
          .extracting(ActionEvent::keyFrame)
          .containsOnly(Optional.empty());
    }
  }

  @Test
  void aPictureThatIsTooLargeIsReferredTo() {
    ByteBuffer noise = noise();
    assertThat(noise.remaining()).isGreaterThan(262_144);
    try (TestingDriver inference = driver()) {
      define(inference, Optional.of(true));
      for (long sequence = 0; sequence < 3; sequence++) {
        inference.send(window("a", sequence, 0, List.of(noise, noise), 900, 700));
      }

      assertThat(inference.events())
          .extracting(ActionEvent::keyFrame)
          .containsExactly(Optional.of(new KeyFrame(2, 0, Optional.empty())));
    }
  }

  @Test
  void afterARestartItIsReadAgainFromWhereItLies() {
    hold(0, new ConsumerRecord<>(WINDOWS.topic(), 0, 2, key(), bytes(window("a", 2))));

    assertThat(endAfterARestart().keyFrame()).contains(picture(2));
  }

  @Test
  void whatRetentionTookIsReferredTo() {
    hold(9, new ConsumerRecord<>(WINDOWS.topic(), 0, 9, key(), bytes(window("a", 9))));

    assertThat(endAfterARestart().keyFrame()).contains(new KeyFrame(2, 0, Optional.empty()));
  }

  @Test
  void forAllEventsOfAStepItIsReadAgainAtOnce() {
    hold(0, new ConsumerRecord<>(WINDOWS.topic(), 0, 2, key(), bytes(window("a", 2))));
    AtomicInteger readings = new AtomicInteger();

    List<ActionEvent> ends =
        endsAfterARestart(
            List.of(walker(0.8), another()),
            () -> {
              readings.incrementAndGet();
              return topic;
            });

    assertThat(ends)
        .hasSize(2)
        .extracting(ActionEvent::keyFrame)
        .containsOnly(Optional.of(picture(2)));
    assertThat(readings).hasValue(1);
  }

  @Test
  void whatTheBrokerDoesNotHandOutInTimeIsReferredTo() {
    List<ActionEvent> ends =
        endsAfterARestart(
            List.of(walker(0.8)),
            () -> {
              throw new RereadingTookTooLong("the broker is slow");
            });

    assertThat(ends)
        .extracting(ActionEvent::keyFrame)
        .containsExactly(Optional.of(new KeyFrame(2, 0, Optional.empty())));
  }

  @Test
  void whenTheCameraIsRemovedItIsStillAtHand() {
    try (TestingDriver inference = driver()) {
      define(inference, Optional.of(true));
      inference.send("a", 0, 1, 2);
      inference.raw(TOPICS.cameras(), "a", null);

      assertThat(inference.events())
          .extracting(ActionEvent::keyFrame)
          .containsExactly(Optional.of(picture(2)), Optional.of(picture(2)));
    }
  }

  private ActionEvent endAfterARestart() {
    return endsAfterARestart(List.of(walker(0.8)), () -> topic).get(0);
  }

  private List<ActionEvent> endsAfterARestart(
      List<ActorPrediction> people, Supplier<Consumer<byte[], byte[]>> rereading) {
    TestingNetwork network = new TestingNetwork(numbers -> people);
    Map<String, byte[]> memories;
    try (TestingDriver first = new TestingDriver(state, network, 1, rereading)) {
      first.send("a", 0, 1, 2);
      memories = first.memories();
    }
    try (TestingDriver second = new TestingDriver(state, network, 1, rereading)) {
      second.restore(memories);
      define(second, Optional.of(true));
      second.skipOffsets(8);
      second.sendMarker("a", 3, EpochEnd.END_OF_INPUT);
      return second.events();
    }
  }

  private static ActorPrediction another() {
    return new ActorPrediction(0.7, 0.2, 0.9, 0.6, 0.8, List.of(new ActionScore(14, "walk", 0.9)));
  }

  private static void define(TestingDriver inference, Optional<Boolean> evidence) {
    Reporting reporting = new Reporting(List.of(), Optional.empty(), Optional.empty(), evidence);
    Camera camera = new Camera("a", "rtsp://camera/1", 8, 256, true, List.of(), reporting);
    inference.raw(TOPICS.cameras(), "a", TOPICS.cameras().encode(camera));
  }

  private static KeyFrame picture(long sequence) {
    return new KeyFrame(sequence, 0, Optional.of(window("a", sequence).frames().get(0).payload()));
  }

  private static ByteBuffer noise() {
    BufferedImage image = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < 700; y++) {
      for (int x = 0; x < 900; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private static byte[] key() {
    return "a".getBytes(UTF_8);
  }

  private static byte[] bytes(FrameWindow window) {
    return TOPICS.windows().encode(window);
  }

  private void hold(long from, ConsumerRecord<byte[], byte[]> record) {
    topic.updateBeginningOffsets(Map.of(WINDOWS, from));
    topic.schedulePollTask(() -> topic.addRecord(record));
  }

  private TestingDriver driver() {
    return new TestingDriver(
        state, new TestingNetwork(numbers -> List.of(walker(0.8))), 1, () -> topic);
  }
}
