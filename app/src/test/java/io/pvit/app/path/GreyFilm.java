package io.pvit.app.path;

import io.pvit.model.InputContract;
import io.pvit.schemas.Clock;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Cameras that film a grey wall, window by window, for as long as somebody asks. */
final class GreyFilm implements AutoCloseable {

  private final Installed installed;
  private final InputContract contract;
  private final ByteBuffer jpeg;
  private final Map<String, Long> next = new HashMap<>();
  private final KafkaProducer<String, FrameWindow> producer;

  GreyFilm(Installed installed) throws IOException {
    this.installed = installed;
    this.contract = installed.checkpoint().card().inputContract();
    this.jpeg = wall(contract);
    this.producer =
        new KafkaProducer<>(
            installed.cluster().properties(),
            new StringSerializer(),
            installed.topics().windows().serializer());
  }

  /** The next window of each of these cameras; the second of a camera completes its first clip. */
  void film(List<String> cameras) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (String camera : cameras) {
      long sequence = next.merge(camera, 1L, Long::sum) - 1;
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  installed.topics().windows().name(), camera, window(camera, sequence))));
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private FrameWindow window(String camera, long sequence) {
    int half = contract.frames() / 2;
    long beginUs = 1_000_000_000L + sequence * half * contract.frameIntervalUs();
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < half; i++) {
      frames.add(new Frame(beginUs + i * contract.frameIntervalUs(), jpeg));
    }
    return new FrameWindow(
        camera,
        sequence,
        0,
        false,
        Clock.FILE,
        0,
        contract.frameIntervalUs(),
        contract.width(),
        contract.height(),
        FrameCodec.JPEG,
        frames,
        Optional.empty(),
        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
  }

  private static ByteBuffer wall(InputContract contract) throws IOException {
    BufferedImage image =
        new BufferedImage(contract.width(), contract.height(), BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpg", bytes)) {
      throw new IOException("no JPEG writer");
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}
