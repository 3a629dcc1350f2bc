package io.pvit.trainer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.InputContract;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.ActionLabel.Verdict;
import io.pvit.schemas.Box;
import io.pvit.schemas.Clock;
import io.pvit.schemas.DeadLetter;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.Evidence;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.StageStamps;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.kafka.Topics;
import io.pvit.trainer.kafka.LabelIntake.Counts;
import io.pvit.trainer.replay.LabelledActor;
import io.pvit.trainer.replay.ReplayClip;
import io.pvit.trainer.replay.ReplayStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clips of four frames, two windows of two; a window every quarter of a second. */
class LabelIntakeTest {

  private static final Topics TOPICS = new Topics("pvit", Optional.empty());
  private static final TopicPartition LABELS = new TopicPartition(TOPICS.labels().name(), 0);
  private static final InputContract CONTRACT = new InputContract(4, 2, 125_000, 8, 16);
  private static final long BEGIN_US = 1_000_000_000;
  private static final Box LEFT = new Box(0, 0, 0.5, 1);
  private static final Box RIGHT = new Box(0.5, 0, 1, 1);

  @TempDir private Path scratch;

  private final TestingPlaces places =
      new TestingPlaces(TOPICS.windows().name(), TOPICS.actions().name());
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private final MockConsumer<@Nullable String, byte @Nullable []> labels =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
          committed.putAll(offsets);
        }
      };
  private final MockProducer<@Nullable String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private ReplayStore store;
  private LabelIntake intake;
  private int sent;

  @BeforeEach
  void open() {
    store = ReplayStore.open(scratch, 10);
    intake =
        new LabelIntake(
            labels,
            TOPICS,
            new ClipFinder(places, TOPICS, CONTRACT, store),
            store,
            new Outbox(producer, TOPICS),
            InstantSource.fixed(Instant.EPOCH));
    labels.schedulePollTask(
        () -> {
          labels.rebalance(List.of(LABELS));
          labels.updateBeginningOffsets(Map.of(LABELS, 0L));
        });
  }

  @Test
  void aLabelBringsJustTheWindowsThatItsDetectionsNameAndIsCommittedBehindThem() throws Exception {
    for (int sequence = 0; sequence < 6; sequence++) {
      window("yard", sequence);
      window("gate", sequence);
    }
    detections(2, 4, 6, Optional.of(new DetectedActor("t", RIGHT, 0.9, List.of(walks(0.8)))));

    run(label(LEFT, keyTimeUs(3), 5));

    ReplayClip clip = store.find("yard/0/3").orElseThrow();
    assertThat(clip.keyTimeUs()).isEqualTo(keyTimeUs(3));
    assertThat(clip.rgb().remaining()).isEqualTo(4 * 8 * 16 * 3);
    assertThat(List.of(level(clip, 0), level(clip, 3))).containsExactly(20, 30);
    assertThat(clip.people())
        .containsExactlyInAnyOrder(
            new LabelledActor(RIGHT, List.of(14)), new LabelledActor(LEFT, List.of(5)));
    assertThat(intake.counts()).isEqualTo(new Counts(1, 0, 0));
    assertThat(committed).containsEntry(LABELS, new OffsetAndMetadata(1));
  }

  @Test
  void whereNobodyDetectedAnythingTheClipIsFoundByCameraAndTime() throws Exception {
    for (int sequence = 0; sequence < 6; sequence++) {
      window("yard", sequence);
    }

    run(label(LEFT, keyTimeUs(4) + 100_000, 5));

    assertThat(store.find("yard/0/4").orElseThrow().people())
        .containsExactly(new LabelledActor(LEFT, List.of(5)));
  }

  @Test
  void twoLabelsOfOneClipAreOneClip() throws Exception {
    window("yard", 0);
    window("yard", 1);

    run(label(LEFT, keyTimeUs(1), 5), label(RIGHT, keyTimeUs(1), 8));

    assertThat(store.size()).isOne();
    assertThat(store.find("yard/0/1").orElseThrow().people())
        .containsExactly(new LabelledActor(LEFT, List.of(5)), new LabelledActor(RIGHT, List.of(8)));
  }

  @Test
  void windowsThatRetentionTookAreCountedAsMissed() throws Exception {
    for (int sequence = 0; sequence < 4; sequence++) {
      window("yard", sequence);
    }
    detections(0, 0, 1, Optional.empty());
    places.forgetBefore(TOPICS.windows().name(), 1);

    run(label(LEFT, keyTimeUs(1), 5));

    assertThat(intake.counts()).isEqualTo(new Counts(0, 1, 0));
    assertThat(store.size()).isZero();
    assertThat(committed).containsEntry(LABELS, new OffsetAndMetadata(1));
  }

  @Test
  void noClipSpansAGap() throws Exception {
    window("yard", 0);
    window("yard", 2);

    run(label(LEFT, keyTimeUs(2), 5));

    assertThat(intake.counts()).isEqualTo(new Counts(0, 1, 0));
  }

  @Test
  void aWindowThatCameTwiceIsInTheClipOnce() throws Exception {
    window("yard", 0);
    window("yard", 1);
    window("yard", 0);
    window("yard", 2);

    run(label(LEFT, keyTimeUs(2), 5));

    ReplayClip clip = store.find("yard/0/2").orElseThrow();
    assertThat(List.of(level(clip, 0), level(clip, 3))).containsExactly(10, 20);
    assertThat(places.closed()).isTrue();
  }

  @Test
  void whatIsNoLabelEndsAsAPointerAmongTheDeadLetters() throws Exception {
    window("yard", 0);
    window("yard", 1);

    run(
        "no label".getBytes(UTF_8),
        TOPICS.labels().encode(label("gate", LEFT, keyTimeUs(1), 5)),
        label(LEFT, keyTimeUs(1), 5));

    assertThat(intake.counts()).isEqualTo(new Counts(1, 0, 2));
    assertThat(producer.history()).hasSize(2);
    Decoded<DeadLetter> second = TOPICS.deadLetters().decode(producer.history().get(1).value());
    assertThat(((Decoded.Ok<DeadLetter>) second).value())
        .isEqualTo(
            new DeadLetter(LABELS.topic(), 0, 1, "trainer", "the label is of camera gate", 0));
  }

  private void run(byte[]... records) {
    labels.schedulePollTask(
        () -> {
          for (byte[] record : records) {
            labels.addRecord(new ConsumerRecord<>(LABELS.topic(), 0, sent++, "yard", record));
          }
        });
    labels.schedulePollTask(intake::stop);
    intake.run();
  }

  private static byte[] label(Box box, long timeUs, int action) {
    return TOPICS.labels().encode(label("yard", box, timeUs, action));
  }

  private static ActionLabel label(String camera, Box box, long timeUs, int action) {
    return new ActionLabel(
        "l", camera, Optional.empty(), timeUs, box, Verdict.CORRECTED, List.of(action), "eve", 7);
  }

  private static ScoredAction walks(double score) {
    return new ScoredAction(14, "walk", score);
  }

  private void detections(
      int firstSequence, long firstOffset, long lastOffset, Optional<DetectedActor> actor) {
    ActionDetections detections =
        new ActionDetections(
            "yard/0/%d/x".formatted(firstSequence + 1),
            "yard",
            0,
            firstSequence + 1,
            keyTimeUs(firstSequence + 1),
            keyTimeUs(firstSequence),
            keyTimeUs(firstSequence + 2),
            actor.stream().toList(),
            new Evidence(
                "c".repeat(64),
                false,
                "ava-v2.2",
                "float32",
                TOPICS.windows().name(),
                0,
                firstOffset,
                lastOffset),
            new StageStamps(0, 0, 0, 0));
    long unused =
        places.append(
            TOPICS.actions().name(),
            "yard",
            TOPICS.actions().encode(detections),
            keyTimeUs(firstSequence) / 1000);
  }

  /** The key frame of a clip is the first of its second window. */
  private static long keyTimeUs(int sequence) {
    return BEGIN_US + sequence * 250_000L;
  }

  private void window(String camera, int sequence) throws IOException {
    List<Frame> frames = new ArrayList<>();
    for (int frame = 0; frame < 2; frame++) {
      frames.add(new Frame(keyTimeUs(sequence) + frame * 125_000L, grey(sequence * 10)));
    }
    FrameWindow window =
        new FrameWindow(
            camera,
            sequence,
            0,
            false,
            Clock.FILE,
            0,
            125_000,
            16,
            8,
            FrameCodec.JPEG,
            frames,
            Optional.empty(),
            keyTimeUs(sequence + 1));
    long unused =
        places.append(
            TOPICS.windows().name(),
            camera,
            TOPICS.windows().encode(window),
            keyTimeUs(sequence + 1) / 1000);
  }

  private static ByteBuffer grey(int level) throws IOException {
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16 * 8; i++) {
      image.setRGB(i % 16, i / 16, level << 16 | level << 8 | level);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "jpg", bytes)).isTrue();
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private static int level(ReplayClip clip, int frame) {
    return clip.rgb().get(frame * 8 * 16 * 3) & 0xff;
  }
}
