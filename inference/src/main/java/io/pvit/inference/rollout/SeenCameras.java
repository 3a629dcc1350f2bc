package io.pvit.inference.rollout;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The cameras whose clips came lately. Any thread may use it. */
final class SeenCameras {

  private static final long LATELY = Duration.ofMinutes(1).toNanos();

  private final Map<String, Long> lastNanos = new ConcurrentHashMap<>();
  private final LongSupplier nanoTicker;

  SeenCameras(LongSupplier nanoTicker) {
    this.nanoTicker = nanoTicker;
  }

  void saw(String cameraId) {
    lastNanos.put(cameraId, nanoTicker.getAsLong());
  }

  int count() {
    long now = nanoTicker.getAsLong();
    lastNanos.values().removeIf(last -> now - last > LATELY);
    return lastNanos.size();
  }

  /** {@link CameraDraw#NONE} without a camera. */
  int lowestDraw(String salt) {
    return count() == 0
        ? CameraDraw.NONE
        : lastNanos.keySet().stream()
            .mapToInt(camera -> CameraDraw.of(salt, camera))
            .min()
            .orElse(CameraDraw.NONE);
  }
}
