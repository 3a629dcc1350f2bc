package io.pvit.inference.kafka;

import io.pvit.inference.camera.CameraMemory;
import io.pvit.schemas.codec.Format;
import io.pvit.schemas.codec.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The cameras' memories in a task's changelogged store. */
final class Memories {

  /** Part of the changelog topic's name, so it stays the same for good. */
  static final String STORE = "camera-memory";

  private static final RecordCodec<CameraMemory> CODEC =
      RecordCodec.of(CameraMemory.class, Format.AVRO);

  private final KeyValueStore<String, byte[]> store;

  Memories(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** What is remembered of a camera, if anything. */
  Optional<CameraMemory> find(String cameraId) {
    byte @Nullable [] bytes = store.get(cameraId);
    return bytes == null
        ? Optional.empty()
        : Optional.of(CODEC.decode(bytes).fold(memory -> memory, Memories::unreadable));
  }

  /** All of which something is remembered. */
  List<String> cameras() {
    List<String> cameras = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries = store.all()) {
      entries.forEachRemaining(entry -> cameras.add(entry.key));
    }
    return cameras;
  }

  void keep(String cameraId, CameraMemory memory) {
    store.put(cameraId, CODEC.encode(memory));
  }

  /** Nobody but this service writes its changelog, so that is no bad input. */
  private static CameraMemory unreadable(String reason) {
    throw new IllegalStateException(
        "the store %s holds a memory that cannot be read: %s".formatted(STORE, reason));
  }
}
