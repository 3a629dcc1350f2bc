package io.pvit.inference.kafka;

import io.pvit.inference.event.EventStep;
import io.pvit.schemas.ActionEvent.EndReason;
import io.pvit.schemas.Camera;
import io.pvit.schemas.codec.Decoded;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps the cameras' definitions; when one is removed or says that the camera is paused, whatever
 * went on there ends.
 */
final class CameraProcessor implements Processor<String, byte[], String, byte[]> {

  private final Shared shared;
  private final HeldPictures.ByTask held;
  private final RandomGenerator random;
  private Origins origins;
  private Outbox outbox;
  private Memories memories;
  private Definitions definitions;
  private HeldPictures pictures;

  @SuppressWarnings("NullAway.Init") // init() comes before the first record, also after a revival
  CameraProcessor(Shared shared, HeldPictures.ByTask held, RandomGenerator random) {
    this.shared = shared;
    this.held = held;
    this.random = random;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    origins = new Origins(context, shared.clock(), random);
    outbox = new Outbox(shared.topics(), context);
    memories = new Memories(context.getStateStore(Memories.STORE));
    definitions =
        new Definitions(shared.topics().cameras(), context.getStateStore(Definitions.STORE));
    pictures = held.of(context.taskId());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Origin origin = origins.of(record);
    Optional<String> misplaced = origin.misplaced(shared.streamPartitions());
    if (misplaced.isPresent()) {
      reject(misplaced.get(), origin);
    } else if (record.value() == null) {
      remove(record.key(), origin);
    } else {
      define(record, origin);
    }
  }

  private void remove(String cameraId, Origin origin) {
    end(cameraId, EndReason.CAMERA_REMOVED, origin);
    definitions.forget(cameraId);
    pictures.forget(cameraId);
    ShedSpans spans = new ShedSpans(outbox);
    memories
        .find(cameraId)
        .ifPresent(
            it -> memories.keep(cameraId, spans.settled(it, cameraId, origin).withoutPeople()));
  }

  /** Windows of before that come later may start other events, which end with their epoch. */
  private void end(String cameraId, EndReason reason, Origin origin) {
    memories
        .find(cameraId)
        .ifPresent(
            memory -> {
              EventStep ended = shared.lifecycle().end(memory.events(), cameraId, reason);
              outbox.events(
                  cameraId, pictures.keyFrames().added(ended, definitions.find(cameraId)), origin);
              memories.keep(cameraId, memory.with(ended.state()));
            });
  }

  private void define(Record<String, byte[]> record, Origin origin) {
    Decoded<Camera> decoded = shared.topics().cameras().decode(record.value());
    if (decoded instanceof Decoded.Malformed<Camera> it) {
      reject(it.reason(), origin);
    } else if (decoded instanceof Decoded.Ok<Camera> it
        && !it.value().cameraId().equals(record.key())) {
      reject("the definition is of camera " + it.value().cameraId(), origin);
    } else {
      definitions.keep(record.key(), record.value());
      if (decoded instanceof Decoded.Ok<Camera> it && !it.value().enabled()) {
        end(record.key(), EndReason.CAMERA_PAUSED, origin);
      }
    }
  }

  private void reject(String reason, Origin origin) {
    shared.meters().rejected();
    outbox.deadLetter(reason, origin);
  }
}
