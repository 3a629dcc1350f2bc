package io.pvit.inference.camera;

import io.pvit.inference.event.CameraEvents;
import io.pvit.inference.track.TrackerState;
import io.pvit.schemas.clip.ClipState;

/**
 * All that is remembered of a camera from window to window, also through restarts: no picture, only
 * where the pictures lie. It has an Avro schema, which evolves as those of the messages do.
 *
 * @param clips where it stands in its windows
 * @param tracks its actors
 * @param events what they do
 */
public record CameraMemory(ClipState clips, TrackerState tracks, CameraEvents events) {

  /** Of a camera that nothing is known of. */
  public static CameraMemory initial() {
    return new CameraMemory(ClipState.initial(), TrackerState.initial(), CameraEvents.initial());
  }

  /** The same with other clips. */
  public CameraMemory with(ClipState otherClips) {
    return new CameraMemory(otherClips, tracks, events);
  }

  /** The same with other events. */
  public CameraMemory with(CameraEvents otherEvents) {
    return new CameraMemory(clips, tracks, otherEvents);
  }
}
