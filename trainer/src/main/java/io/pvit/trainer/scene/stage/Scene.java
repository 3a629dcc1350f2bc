package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.camera.CameraTrack;
import io.pvit.trainer.scene.render.Sensor;
import io.pvit.trainer.scene.world.Place;
import java.util.List;

/** Everything there is to film; frame 0 is at a moment of the scripts. */
public record Scene(
    Place place, List<Actor> actors, CameraTrack camera, Sensor sensor, double startSeconds) {
  public Scene {
    actors = List.copyOf(actors);
  }
}
