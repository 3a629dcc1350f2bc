package io.pvit.ingest.kafka;

import io.pvit.schemas.CameraStatus;
import io.pvit.schemas.exit.ExitCode;
import io.pvit.schemas.exit.StopException;
import io.pvit.schemas.kafka.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Writes how cameras are doing: at once what changed, and the rest now and then. Outside of every
 * transaction, for a status is news and not state; whoever has a camera wrongly says so only until
 * the group tells it.
 */
final class StatusBoard implements AutoCloseable {

  private static final Duration ANEW = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** What was written last of a camera, and when by the clock that only goes forward. */
  private record Shown(CameraStatus.State state, String reason, long atNanos) {
    boolean tells(CameraStatus status, long nanos) {
      return state == status.state()
          && reason.equals(status.reason())
          && nanos - atNanos < ANEW.toNanos();
    }
  }

  private final Producer<String, byte @Nullable []> producer;
  private final Topic<CameraStatus> topic;
  private final LongSupplier nanoTime;
  private final Map<String, Shown> shown = new HashMap<>();
  private long nextLook;
  private volatile boolean refused;

  StatusBoard(
      Producer<String, byte @Nullable []> producer,
      Topic<CameraStatus> topic,
      LongSupplier nanoTime) {
    this.producer = producer;
    this.topic = topic;
    this.nanoTime = nanoTime;
    this.nextLook = nanoTime.getAsLong();
  }

  /** Asks once a second, whenever it is called: rates are counted from one question to the next. */
  void show(Supplier<List<CameraStatus>> statuses) {
    if (refused) {
      throw new StopException(
          ExitCode.BROKER_UNREACHABLE,
          "The broker does not take the cameras' status any more; start it, and then this again.");
    }
    long nanos = nanoTime.getAsLong();
    if (nanos - nextLook < 0) {
      return;
    }
    nextLook = nanos + LOOK.toNanos();
    for (CameraStatus status : statuses.get()) {
      Shown before = shown.get(status.cameraId());
      if (before == null || !before.tells(status, nanos)) {
        shown.put(status.cameraId(), new Shown(status.state(), status.reason(), nanos));
        send(status.cameraId(), topic.encode(status));
      }
    }
  }

  /** Takes back what was said of a camera that is removed. */
  void remove(String cameraId) {
    shown.remove(cameraId);
    send(cameraId, null);
  }

  private void send(String cameraId, byte @Nullable [] value) {
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(topic.name(), cameraId, value),
            (written, failure) -> refused = refused || failure != null);
  }

  @Override
  public void close() {
    producer.close(FAREWELL);
  }
}
