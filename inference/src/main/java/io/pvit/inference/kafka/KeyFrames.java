package io.pvit.inference.kafka;

import io.pvit.inference.event.EventStep;
import io.pvit.schemas.ActionEvent;
import io.pvit.schemas.Camera;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.KeyFrame;
import io.pvit.schemas.clip.ClipShape;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the pictures of key frames to starts and ends, where a camera's definition or the service
 * asks for them. The newest are at hand; older ones, and those of before a restart, are read again
 * from where they lie. Owned by one task.
 */
final class KeyFrames {

  private static final Logger log = LoggerFactory.getLogger(KeyFrames.class);

  private static final int KEPT_PER_CAMERA = 8;

  private final ClipShape shape;
  private final Rereading rereading;
  private final EvidencePolicy policy;
  private final Map<String, Map<Long, Frame>> recent = new HashMap<>();

  /**
   * What events carry.
   *
   * @param carried whether they carry pictures where the camera's definition does not say
   * @param maxBytes larger pictures are only referred to
   */
  record EvidencePolicy(boolean carried, int maxBytes) {
    boolean holds(Optional<Camera> definition) {
      return definition.flatMap(camera -> camera.reporting().evidence()).orElse(carried);
    }
  }

  KeyFrames(Shared shared) {
    this.shape = shared.shape();
    this.rereading = shared.rereading();
    this.policy = shared.evidence();
  }

  void forget(String cameraId) {
    recent.remove(cameraId);
  }

  /** A task that is revived after an abort has gone back in time: nothing here is of then. */
  void clear() {
    recent.clear();
  }

  /** Keeps what may be asked for soon. */
  void take(FrameWindow window, long offset, Optional<Camera> definition) {
    if (!policy.holds(definition)) {
      recent.remove(window.cameraId());
    } else if (window.frames().size() > index()) {
      recent
          .computeIfAbsent(window.cameraId(), camera -> new Newest())
          .put(offset, window.frames().get(index()));
    }
  }

  /** The same step with pictures. */
  EventStep added(EventStep step, Optional<Camera> definition) {
    if (!policy.holds(definition)) {
      return step;
    }
    Map<Long, Frame> older = older(step.events());
    return new EventStep(
        step.state(),
        step.events().stream().map(event -> added(event, older)).toList(),
        step.present());
  }

  private ActionEvent added(ActionEvent event, Map<Long, Frame> older) {
    if (!isPictured(event)) {
      return event;
    }
    long offset = offset(event);
    Optional<ByteBuffer> jpeg =
        Optional.ofNullable(recent(event).getOrDefault(offset, older.get(offset)))
            // A topic that was made anew has other windows at the same offsets.
            .filter(frame -> frame.captureTimeUs() == event.timeUs())
            .map(Frame::payload)
            .filter(payload -> payload.remaining() <= policy.maxBytes());
    return event.with(new KeyFrame(offset, index(), jpeg));
  }

  /** What is not at hand, by offset; all events of a step are of one camera. */
  private Map<Long, Frame> older(List<ActionEvent> events) {
    List<ActionEvent> missing =
        events.stream()
            .filter(KeyFrames::isPictured)
            .filter(event -> !recent(event).containsKey(offset(event)))
            .toList();
    if (missing.isEmpty()) {
      return Map.of();
    }
    ActionEvent any = missing.get(0);
    SortedSet<Long> offsets = new TreeSet<>(missing.stream().map(this::offset).toList());
    Map<Long, Frame> frames = new HashMap<>();
    try {
      rereading
          .among(any.evidence().partition(), offsets)
          .forEach(
              (offset, window) -> {
                if (window.cameraId().equals(any.cameraId()) && window.frames().size() > index()) {
                  frames.put(offset, window.frames().get(index()));
                }
              });
    } catch (RereadingTookTooLong e) {
      log.warn("Events of camera {} go without a picture: {}.", any.cameraId(), e.getMessage());
    }
    return frames;
  }

  private static boolean isPictured(ActionEvent event) {
    return event.type() != ActionEvent.Type.UPDATE;
  }

  private Map<Long, Frame> recent(ActionEvent event) {
    return recent.getOrDefault(event.cameraId(), Map.of());
  }

  private long offset(ActionEvent event) {
    return shape.keyFrameInLastWindow()
        ? event.evidence().lastOffset()
        : event.evidence().firstOffset();
  }

  private int index() {
    return shape.keyFrame() % shape.framesPerWindow();
  }

  private static final class Newest extends LinkedHashMap<Long, Frame> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Frame> eldest) {
      return size() > KEPT_PER_CAMERA;
    }
  }
}
