package io.pvit.inference.kafka;

import io.pvit.inference.network.WindowPictures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The decoded pictures of each camera's newest windows. In memory only; owned by one task. */
final class Rings {

  private final Map<String, List<WindowPictures>> ofCamera = new HashMap<>();

  /** A task that is given back its store after an abort must not find newer pictures here. */
  void clear() {
    ofCamera.clear();
  }

  /** True when the pictures at exactly these offsets are here. */
  boolean hold(String cameraId, List<Long> offsets) {
    return of(cameraId).stream().map(WindowPictures::offset).toList().equals(offsets);
  }

  List<WindowPictures> of(String cameraId) {
    return ofCamera.getOrDefault(cameraId, List.of());
  }

  /** Keeps the pictures of the run, of which {@code newest} is the last, and forgets the rest. */
  void keep(String cameraId, List<Long> run, WindowPictures newest) {
    List<WindowPictures> kept = new ArrayList<>(of(cameraId));
    kept.add(newest);
    kept.removeIf(pictures -> !run.contains(pictures.offset()));
    ofCamera.put(cameraId, List.copyOf(kept));
  }

  void put(String cameraId, List<WindowPictures> pictures) {
    ofCamera.put(cameraId, List.copyOf(pictures));
  }

  void forget(String cameraId) {
    ofCamera.remove(cameraId);
  }
}
