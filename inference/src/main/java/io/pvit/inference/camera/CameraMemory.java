package io.pvit.inference.camera;

import io.pvit.inference.event.CameraEvents;
import io.pvit.inference.load.CameraLoad;
import io.pvit.inference.track.TrackerState;
import io.pvit.schemas.clip.ClipState;
import java.util.List;

/**
 * All that is remembered of a camera from window to window, also through restarts: no picture, only
 * where the pictures lie. It has an Avro schema, which evolves as those of the messages do.
 *
 * @param clips where it stands in its windows
 * @param tracks its actors
 * @param events what they do
 * @param silentChecks how often in a row it was found to have sent nothing while events went on
 * @param load how inference keeps up with it
 */
public record CameraMemory(
    ClipState clips, TrackerState tracks, CameraEvents events, int silentChecks, CameraLoad load) {

  /** Of a camera that nothing is known of. */
  public static CameraMemory initial() {
    return new CameraMemory(
        ClipState.initial(),
        TrackerState.initial(),
        CameraEvents.initial(),
        0,
        CameraLoad.initial());
  }

  /** The same with other clips. */
  public CameraMemory with(ClipState otherClips) {
    return new CameraMemory(otherClips, tracks, events, silentChecks, load);
  }

  /** Of the people nothing, of the windows the same. */
  public CameraMemory withoutPeople() {
    return new CameraMemory(
        clips, TrackerState.initial(), new CameraEvents(events.streamEpoch(), List.of()), 0, load);
  }

  /** The same after so many checks in a row that found nothing new. */
  public CameraMemory silentFor(int checks) {
    return new CameraMemory(clips, tracks, events, checks, load);
  }

  /** The same with other events. */
  public CameraMemory with(CameraEvents otherEvents) {
    return new CameraMemory(clips, tracks, otherEvents, silentChecks, load);
  }

  /** The same with another load. */
  public CameraMemory with(CameraLoad otherLoad) {
    return new CameraMemory(clips, tracks, events, silentChecks, otherLoad);
  }
}
