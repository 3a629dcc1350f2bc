package io.pvit.inference.kafka;

import io.pvit.inference.camera.CameraMemory;
import io.pvit.inference.event.EventStep;
import io.pvit.schemas.ActionEvent.EndReason;
import io.pvit.schemas.Camera;
import io.pvit.schemas.codec.Decoded;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the cameras' definitions; when one is removed, whatever went on there ends. */
final class CameraProcessor implements Processor<String, byte[], String, byte[]> {

  /** Part of the changelog topic's name, so it stays the same for good. */
  static final String STORE = "camera-definitions";

  private final Shared shared;
  private final RandomGenerator random;
  private Origins origins;
  private Outbox outbox;
  private Memories memories;
  private KeyValueStore<String, byte[]> definitions;

  @SuppressWarnings("NullAway.Init") // init() comes before the first record, also after a revival
  CameraProcessor(Shared shared, RandomGenerator random) {
    this.shared = shared;
    this.random = random;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    origins = new Origins(context, shared.clock(), random);
    outbox = new Outbox(shared.topics(), context);
    memories = new Memories(context.getStateStore(Memories.STORE));
    definitions = context.getStateStore(STORE);
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
    definitions.delete(cameraId);
    Optional<CameraMemory> memory = memories.find(cameraId);
    if (memory.isPresent()) {
      EventStep ended =
          shared.lifecycle().end(memory.get().events(), cameraId, EndReason.CAMERA_REMOVED);
      outbox.events(cameraId, ended, origin);
      memories.keep(cameraId, memory.get().with(ended.state()));
    }
  }

  private void define(Record<String, byte[]> record, Origin origin) {
    Decoded<Camera> decoded = shared.topics().cameras().decode(record.value());
    if (decoded instanceof Decoded.Malformed<Camera> it) {
      reject(it.reason(), origin);
    } else if (decoded instanceof Decoded.Ok<Camera> it
        && !it.value().cameraId().equals(record.key())) {
      reject("the definition is of camera " + it.value().cameraId(), origin);
    } else {
      definitions.put(record.key(), record.value());
    }
  }

  private void reject(String reason, Origin origin) {
    shared.meters().rejected();
    outbox.deadLetter(reason, origin);
  }
}
