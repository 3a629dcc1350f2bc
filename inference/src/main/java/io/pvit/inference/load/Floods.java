package io.pvit.inference.load;

import java.util.HashMap;
import java.util.Map;

/** The cameras of a partition that flood and whose clips may be shed. Owned by one task. */
public final class Floods {

  private final OverloadRule rule;
  private final Map<String, Long> windowedAtUs = new HashMap<>();

  public Floods(OverloadRule rule) {
    this.rule = rule;
  }

  /** A window of the camera was taken. */
  public void saw(String cameraId, CameraLoad load, boolean mayShed) {
    if (mayShed && rule.floods(load)) {
      windowedAtUs.put(cameraId, load.windowedAtUs());
    } else {
      windowedAtUs.remove(cameraId);
    }
  }

  /** Whether another camera floods at the time of this window; one that is gone does not. */
  public boolean beside(String cameraId, long nowUs) {
    windowedAtUs.values().removeIf(lastUs -> nowUs - lastUs > rule.floodUs());
    return windowedAtUs.keySet().stream().anyMatch(other -> !other.equals(cameraId));
  }
}
