package io.pvit.app.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends the windows of a camera again and spoils every third: each in the next of nine ways. */
final class SpoiltStream implements AutoCloseable {

  static final int WAYS = 9;

  private static final long HOUR_US = 3_600_000_000L;
  private static final int LARGEST = 8_388_608;
  private static final int HUGE = 8_000_000;

  private final Installed installed;
  private final KafkaProducer<String, byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private int poison;
  private int spoilt;

  SpoiltStream(Installed installed) {
    this.installed = installed;
    var properties = installed.cluster().properties();
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /** How many records nobody can read. */
  int poison() {
    return poison;
  }

  /** How many windows were sent spoilt, or beside something that is none. */
  int spoilt() {
    return spoilt;
  }

  /** Sends all windows of one camera, in their order but for what is spoilt. */
  void send(List<FrameWindow> windows) throws ExecutionException, InterruptedException {
    for (int i = 0; i < windows.size(); i++) {
      FrameWindow window = windows.get(i);
      if (i % 3 != 2 || window.end().isPresent()) {
        put(window);
        continue;
      }
      switch (spoilt++ % WAYS) {
        case 0 -> {
          put(window);
          put(window);
        }
        case 1 -> {
          put(windows.get(i + 1));
          put(window);
        }
        case 2 -> {
          putPoison(window.cameraId(), "no window".getBytes(UTF_8));
          put(window);
        }
        case 3 -> {
          putPoison(window.cameraId(), null);
          put(window);
        }
        case 4 -> {
          putPoison(window.cameraId(), new byte[HUGE]);
          put(window);
        }
        case 5 -> put(with(window, threefold(window.frames())));
        case 6 -> put(with(window, later(window.frames(), HOUR_US)));
        case 7 -> put(with(window, later(window.frames(), -HOUR_US)));
        default -> {
          put(with(window, blackened(window.frames())));
          poison++;
        }
      }
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private void put(FrameWindow window) {
    write(window.cameraId(), installed.topics().windows().encode(window));
  }

  private void putPoison(String camera, byte @Nullable [] value) {
    poison++;
    write(camera, value);
  }

  private void write(String camera, byte @Nullable [] value) {
    sent.add(
        producer.send(new ProducerRecord<>(installed.topics().windows().name(), camera, value)));
  }

  private static List<Frame> threefold(List<Frame> frames) {
    List<Frame> all = new ArrayList<>();
    frames.forEach(frame -> all.addAll(List.of(frame, frame, frame)));
    return all;
  }

  /** As a camera's clock has it that jumps and jumps back. */
  private static List<Frame> later(List<Frame> frames, long byUs) {
    return frames.stream()
        .map(it -> new Frame(Math.max(0, it.captureTimeUs() + byUs), it.payload()))
        .toList();
  }

  private static List<Frame> blackened(List<Frame> frames) {
    return frames.stream()
        .map(it -> new Frame(it.captureTimeUs(), ByteBuffer.wrap("no picture".getBytes(UTF_8))))
        .toList();
  }

  private static FrameWindow with(FrameWindow window, List<Frame> frames) {
    return new FrameWindow(
        window.cameraId(),
        window.sequence(),
        window.streamEpoch(),
        window.discontinuity(),
        window.clock(),
        window.clockUncertaintyUs(),
        window.frameIntervalUs(),
        window.width(),
        window.height(),
        window.codec(),
        frames,
        window.end(),
        window.windowedAtUs());
  }
}
