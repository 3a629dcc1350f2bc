package io.pvit.app.demo;

import io.pvit.app.camera.Acted;
import io.pvit.app.camera.ActedPerson;
import io.pvit.schemas.ActionDetections;
import io.pvit.schemas.Box;
import io.pvit.schemas.DetectedActor;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.ScoredAction;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.trainer.judge.FrameBox;
import io.pvit.trainer.judge.FrameMap;
import io.pvit.trainer.scene.label.Action;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Holds what was detected against what was acted, at the key frame of every clip that was shown
 * before the last window that inference has passed: a clip that was lost or shed counts as one in
 * which nothing was detected.
 *
 * <p>Feed it what is committed: all windows of this run that inference has passed, each camera's in
 * their order, and then the detections. One thread's.
 */
final class ActedScore {

  /**
   * What came of it.
   *
   * @param frameMap mean average precision at IoU 0.5 over the actions that were acted, 0..1; empty
   *     where none was
   * @param clips whose key frames count
   */
  record Result(OptionalDouble frameMap, int clips) {}

  private final ClipShape clips;
  private final int scenePictures;
  private final Map<String, List<Acted>> shown;
  private final Map<String, ShownPlaces> places = new HashMap<>();
  private final FrameMap map =
      new FrameMap(
          FrameMap.Variant.ACTIVITYNET, Arrays.stream(Action.values()).map(Action::avaId).toList());

  /**
   * @param scenePictures in each scene
   * @param shown by camera, scene after scene
   */
  ActedScore(ClipShape clips, int scenePictures, Map<String, List<Acted>> shown) {
    this.clips = clips;
    this.scenePictures = scenePictures;
    this.shown = Map.copyOf(shown);
    shown
        .keySet()
        .forEach(
            camera -> places.put(camera, new ShownPlaces(scenePictures, clips.framesPerWindow())));
  }

  /** The next window or marker of its camera. */
  void window(FrameWindow window) {
    ShownPlaces camera = places.get(window.cameraId());
    if (camera != null) {
      camera.window(window);
    }
  }

  /** Detections, after all windows; those of another run are left out. */
  void detections(ActionDetections found) {
    ShownPlaces camera = places.get(found.cameraId());
    OptionalLong window =
        camera == null ? OptionalLong.empty() : camera.of(found.streamEpoch(), found.keySequence());
    if (window.isEmpty()) {
      return;
    }
    long key = window.getAsLong() + clips.keyFrame() % clips.framesPerWindow();
    for (DetectedActor actor : found.actors()) {
      for (ScoredAction action : actor.actions()) {
        // How sure it is that somebody is there and does this.
        double score = actor.score() * action.score();
        map.addDetection(frame(found.cameraId(), key), box(actor.box()), action.actionId(), score);
      }
    }
  }

  /** After everything was fed. */
  Result result() {
    int count = 0;
    for (Map.Entry<String, ShownPlaces> camera : places.entrySet()) {
      List<Acted> scenes = shown.getOrDefault(camera.getKey(), List.of());
      for (int scene = 0; scene < scenes.size(); scene++) {
        count += addTruth(camera.getKey(), scenes.get(scene), scene, camera.getValue().end());
      }
    }
    return new Result(map.precision().mean(), count);
  }

  /**
   * @return how many clips of the scene lie before the end
   */
  private int addTruth(String camera, Acted scene, int number, long end) {
    int clipFrames = clips.windowsPerClip() * clips.framesPerWindow();
    int count = 0;
    for (int from = 0; from + clipFrames <= scenePictures; from += clips.framesPerWindow()) {
      long place = (long) number * scenePictures + from;
      if (place + clipFrames > end) {
        return count;
      }
      String frame = frame(camera, place + clips.keyFrame());
      map.addFrame(frame);
      for (ActedPerson person : scene.pictures().get(from + clips.keyFrame())) {
        person.actionIds().forEach(action -> map.addTruth(frame, box(person.box()), action));
      }
      count++;
    }
    return count;
  }

  private static String frame(String camera, long place) {
    return camera + "/" + place;
  }

  private static FrameBox box(Box box) {
    return new FrameBox(box.x1(), box.y1(), box.x2(), box.y2());
  }
}
