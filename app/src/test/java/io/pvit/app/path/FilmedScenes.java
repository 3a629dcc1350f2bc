package io.pvit.app.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pvit.model.InputContract;
import io.pvit.schemas.ActionLabel;
import io.pvit.schemas.ActionLabel.Verdict;
import io.pvit.schemas.Box;
import io.pvit.schemas.Clock;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.kafka.Topic;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.motion.Repertoire;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A camera that films demo scenes, one a minute and each in an epoch of its own, and a person who
 * knows what is to be seen in them.
 */
final class FilmedScenes {

  private static final long MINUTE_US = 60_000_000;

  private final Installed installed;
  private final String camera;
  private final InputContract contract;
  private final ClipSpec spec;
  private final Map<Integer, List<PersonTruth>> truth = new HashMap<>();
  private int labels;

  FilmedScenes(Installed installed, String camera) {
    this.installed = installed;
    this.camera = camera;
    contract = installed.checkpoint().card().inputContract();
    spec =
        new ClipSpec(
            contract.frames(),
            contract.height(),
            contract.width(),
            1e6 / contract.frameIntervalUs(),
            1,
            Repertoire.principals());
  }

  /** How many labels were written that point at pictures. */
  int labels() {
    return labels;
  }

  /** Writes the windows of some scenes. */
  void film(int first, int count) throws Exception {
    for (int number = first; number < first + count; number++) {
      Clip scene = SceneClips.clip(new ClipSeed.Demo(number), spec);
      truth.put(number, scene.truth().get(contract.keyFrame()));
      int half = contract.frames() / 2;
      send(installed.topics().windows(), window(scene, number, 0, half));
      send(installed.topics().windows(), window(scene, number, half, half));
    }
  }

  /** Says of everybody in some scenes what they do. */
  void label(int first, int count) throws Exception {
    for (int number = first; number < first + count; number++) {
      for (PersonTruth person : truth.getOrDefault(number, List.of())) {
        if (!person.visible().isEmpty()) {
          labels++;
          send(installed.topics().labels(), label(number, person));
        }
      }
    }
  }

  /** Points at a moment that nobody filmed. */
  void labelAtNoTime() throws Exception {
    PersonTruth anybody = truth.values().stream().flatMap(List::stream).findFirst().orElseThrow();
    send(installed.topics().labels(), label(9_999, anybody));
  }

  void sendGarbageAsLabel() throws Exception {
    send(installed.topics().labels().name(), "no label".getBytes(UTF_8));
  }

  private ActionLabel label(int number, PersonTruth person) {
    double width = contract.width();
    double height = contract.height();
    return new ActionLabel(
        "label-" + number + "-" + person.track(),
        camera,
        Optional.empty(),
        timeUs(number, contract.keyFrame()),
        new Box(
            person.visible().left() / width,
            person.visible().top() / height,
            person.visible().right() / width,
            person.visible().bottom() / height),
        Verdict.CORRECTED,
        person.actions().stream().map(Action::avaId).toList(),
        "eve",
        System.currentTimeMillis() * 1000);
  }

  private FrameWindow window(Clip scene, int number, int from, int count) throws IOException {
    List<Frame> frames = new ArrayList<>();
    for (int frame = from; frame < from + count; frame++) {
      frames.add(new Frame(timeUs(number, frame), jpeg(scene, frame)));
    }
    return new FrameWindow(
        camera,
        2L * number + (from == 0 ? 0 : 1),
        number,
        false,
        Clock.FILE,
        0,
        contract.frameIntervalUs(),
        contract.width(),
        contract.height(),
        FrameCodec.JPEG,
        frames,
        Optional.empty(),
        timeUs(number, from + count));
  }

  private long timeUs(int number, int frame) {
    return (number + 1) * MINUTE_US + frame * contract.frameIntervalUs();
  }

  private ByteBuffer jpeg(Clip scene, int frame) throws IOException {
    int width = contract.width();
    int height = contract.height();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    ByteBuffer rgb = scene.maps().rgb();
    int at = frame * width * height * 3;
    for (int pixel = 0; pixel < width * height; pixel++) {
      int red = rgb.get(at + pixel * 3) & 0xff;
      int green = rgb.get(at + pixel * 3 + 1) & 0xff;
      int blue = rgb.get(at + pixel * 3 + 2) & 0xff;
      image.setRGB(pixel % width, pixel / width, red << 16 | green << 8 | blue);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpg", bytes)) {
      throw new IOException("no JPEG writer");
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  private <V> void send(Topic<V> topic, V value) throws ExecutionException, InterruptedException {
    send(topic.name(), topic.encode(value));
  }

  private void send(String topic, byte[] value) throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            installed.cluster().properties(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, camera, value)).get();
    }
  }
}
