package io.pvit.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pvit.app.camera.ActedPerson;
import io.pvit.app.camera.CameraShape;
import io.pvit.app.camera.Restaged;
import io.pvit.app.kafka.Received;
import io.pvit.app.kafka.TopicReader;
import io.pvit.app.process.PvitProcess;
import io.pvit.schemas.Box;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.schemas.codec.Decoded;
import io.pvit.schemas.kafka.Cluster;
import io.pvit.schemas.kafka.Topics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two synthetic cameras are watched; then everybody may read what was written. */
class SyntheticCamerasIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long SEED = 3_141_592_653L;
  private static final CameraShape SHAPE = ActedInput.pictures(new ClipShape(2, 8, 8, 125_000));
  private static final int SCENES = 3;
  private static final List<String> CAMERAS = List.of("gate-1", "gate-2");

  @TempDir static Path scratch;

  private static JsonNode summary;
  private static List<Received> records;

  @BeforeAll
  static void watch() throws Exception {
    Path data = scratch.resolve("data");
    try (PvitProcess demo =
        PvitProcess.start(
            scratch,
            List.of(
                "demo",
                "--seconds",
                "10",
                "--camera",
                "gate",
                "--seed",
                Long.toString(SEED),
                "--json",
                "--data",
                data.toString()))) {
      assertThat(demo.awaitEnd(PATIENCE)).as(demo.err()).isZero();
      assertThat(demo.err())
          .contains("act before gate-1 and gate-2, live, for 10 s", "Frame mAP at IoU 0.5");
      summary = new ObjectMapper().readTree(demo.out());
    }
    records = everyRecord(data);
  }

  @Test
  void bothCamerasAreCountedAndHeldAgainstWhatWasActed() {
    assertThat(summary.get("lost").asLong()).isZero();
    assertThat(summary.get("repeated").asLong()).isZero();
    assertThat(summary.get("detections").asLong())
        .isEqualTo(summary.get("clips").asLong())
        .isGreaterThanOrEqualTo(2 * 7);
    assertThat(summary.get("frameMap").isNumber()).isTrue();
    assertThat(summary.get("frameMap").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void everyFrameOfEveryWindowIsThePictureOfItsPlace() throws Exception {
    for (int camera = 0; camera < CAMERAS.size(); camera++) {
      ShownPlaces places = new ShownPlaces(SHAPE.scenePictures(), 8);
      Restaged acted = new Restaged(SEED, camera, SHAPE, SCENES);
      for (FrameWindow window : windows(CAMERAS.get(camera))) {
        places.window(window);
        long place = places.of(window.streamEpoch(), window.sequence()).orElseThrow();
        for (int i = 0; i < window.frames().size(); i++) {
          BufferedImage frame = image(window.frames().get(i).payload());
          double own = acted.difference(frame, place + i);
          assertThat(own).as("place %d of camera %d", place + i, camera).isLessThan(12);
          if (place + i > 0) {
            assertThat(own).isLessThan(acted.difference(frame, place + i - 1));
          }
        }
      }
      assertThat(places.end()).as("more than a scene").isGreaterThan(SHAPE.scenePictures() + 8);
    }
  }

  @Test
  void noRecordOfAnyTopicCarriesTheTruth() {
    Set<ByteBuffer> marks = new HashSet<>();
    mark(marks, Long.toString(SEED));
    for (int camera = 0; camera < CAMERAS.size(); camera++) {
      for (ActedPerson person : new Restaged(SEED, camera, SHAPE, SCENES).people()) {
        corners(person.box()).filter(SyntheticCamerasIT::isTelling).forEach(it -> mark(marks, it));
      }
    }
    assertThat(marks).hasSizeGreaterThan(100);

    assertThat(records).hasSizeGreaterThan(100);
    assertThat(records).allSatisfy(record -> assertThat(found(marks, record)).isEmpty());
  }

  @Test
  void theMarksWouldBeFound() {
    Set<ByteBuffer> marks = new HashSet<>();
    mark(marks, 97 / 288.0);
    byte[] text = "{\"x1\":%s}".formatted(97 / 288.0).getBytes(UTF_8);
    byte[] binary = ByteBuffer.allocate(11).put((byte) 7).putDouble(97 / 288.0).array();

    assertThat(found(marks, new Received("any", 0, 0, "", Optional.of(text), 0))).isNotEmpty();
    assertThat(found(marks, new Received("any", 0, 0, "", Optional.of(binary), 0))).isNotEmpty();
  }

  private static List<Received> everyRecord(Path data) throws Exception {
    try (PvitProcess broker =
        PvitProcess.start(
            scratch, "broker", "--port", "0", "--data", data.resolve("broker").toString())) {
      await().atMost(PATIENCE).until(() -> broker.out().contains("listens on"));
      String address = broker.out().replaceAll("(?s).*listens on ([^,]+),.*", "$1");
      Cluster cluster =
          Cluster.of(
              new DemoConfiguration(Path.of("../config"), DemoDirectory.open(Optional.of(data)))
                  .kafka(address));
      List<String> topics;
      try (Admin admin = Admin.create(cluster.properties())) {
        topics =
            List.copyOf(admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get());
      }
      assertThat(topics).contains("pvit.windows", "pvit.actions", "__consumer_offsets");
      List<Received> all = new ArrayList<>();
      try (TopicReader reader =
          new TopicReader(cluster, topics, TopicReader.Isolation.UNCOMMITTED)) {
        reader.readToTheEnd(PATIENCE, all::add);
      }
      return all;
    }
  }

  private static List<FrameWindow> windows(String camera) {
    Topics topics = new Topics("pvit", Optional.empty());
    return records.stream()
        .filter(it -> it.topic().equals(topics.windows().name()) && it.key().equals(camera))
        .map(it -> topics.windows().decode(it.value().orElseThrow()))
        .map(it -> ((Decoded.Ok<FrameWindow>) it).value())
        .toList();
  }

  private static BufferedImage image(ByteBuffer jpeg) throws Exception {
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.duplicate().get(bytes);
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static Stream<Double> corners(Box box) {
    return DoubleStream.of(box.x1(), box.y1(), box.x2(), box.y2()).boxed();
  }

  /** A number that nobody hits by chance. */
  private static boolean isTelling(double value) {
    return Double.toString(value).length() >= 12;
  }

  private static void mark(Set<ByteBuffer> marks, String text) {
    marks.add(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private static void mark(Set<ByteBuffer> marks, double value) {
    mark(marks, Double.toString(value).substring(0, 10));
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      marks.add(ByteBuffer.allocate(Double.BYTES).order(order).putDouble(value).flip());
    }
  }

  private static List<ByteBuffer> found(Set<ByteBuffer> marks, Received record) {
    Set<Integer> lengths = new HashSet<>();
    marks.forEach(mark -> lengths.add(mark.remaining()));
    byte[] bytes = record.value().orElse(new byte[0]);
    List<ByteBuffer> found = new ArrayList<>();
    for (int length : lengths) {
      for (int from = 0; from + length <= bytes.length; from++) {
        ByteBuffer part = ByteBuffer.wrap(bytes, from, length).slice();
        if (marks.contains(part)) {
          found.add(part);
        }
      }
    }
    return found;
  }
}
