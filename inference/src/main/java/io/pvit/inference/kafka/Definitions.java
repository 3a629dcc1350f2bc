package io.pvit.inference.kafka;

import io.pvit.schemas.Camera;
import io.pvit.schemas.kafka.Topic;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The cameras' definitions in a task's changelogged store, as they came. */
final class Definitions {

  /** Part of the changelog topic's name, so it stays the same for good. */
  static final String STORE = "camera-definitions";

  private final Topic<Camera> cameras;
  private final KeyValueStore<String, byte[]> store;

  Definitions(Topic<Camera> cameras, KeyValueStore<String, byte[]> store) {
    this.cameras = cameras;
    this.store = store;
  }

  /** How a camera is defined, if it is; one that is no longer understood is none. */
  Optional<Camera> find(String cameraId) {
    byte @Nullable [] bytes = store.get(cameraId);
    return bytes == null
        ? Optional.empty()
        : cameras.decode(bytes).fold(Optional::of, reason -> Optional.empty());
  }

  void keep(String cameraId, byte[] definition) {
    store.put(cameraId, definition);
  }

  void forget(String cameraId) {
    store.delete(cameraId);
  }
}
