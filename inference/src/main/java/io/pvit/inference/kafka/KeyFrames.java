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

/**
 * Adds the pictures of key frames to starts and ends, where a camera's definition or the service
 * asks for them. The newest are at hand; older ones, and those of before a restart, are read again
 * from where they lie. Owned by one task.
 */
final class KeyFrames {

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
    return policy.holds(definition)
        ? new EventStep(
            step.state(), step.events().stream().map(this::added).toList(), step.present())
        : step;
  }

  private ActionEvent added(ActionEvent event) {
    if (event.type() == ActionEvent.Type.UPDATE) {
      return event;
    }
    long offset =
        shape.keyFrameInLastWindow()
            ? event.evidence().lastOffset()
            : event.evidence().firstOffset();
    Optional<ByteBuffer> jpeg =
        frame(event, offset)
            .map(Frame::payload)
            .filter(payload -> payload.remaining() <= policy.maxBytes());
    return event.with(new KeyFrame(offset, index(), jpeg));
  }

  private Optional<Frame> frame(ActionEvent event, long offset) {
    Frame known = recent.getOrDefault(event.cameraId(), Map.of()).get(offset);
    return (known == null ? reread(event, offset) : Optional.of(known))
        // A topic that was made anew has other windows at the same offsets.
        .filter(frame -> frame.captureTimeUs() == event.timeUs());
  }

  private Optional<Frame> reread(ActionEvent event, long offset) {
    return rereading
        .at(event.evidence().partition(), List.of(offset))
        .map(windows -> windows.get(0))
        .filter(window -> window.cameraId().equals(event.cameraId()))
        .filter(window -> window.frames().size() > index())
        .map(window -> window.frames().get(index()));
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
