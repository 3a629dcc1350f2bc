package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.camera.CameraTrack;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.random.RandomStream;
import io.pvit.trainer.scene.render.Sensor;
import io.pvit.trainer.scene.world.Keepout;
import io.pvit.trainer.scene.world.Place;
import io.pvit.trainer.scene.world.PlaceDraw;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;

/** Draws a whole scene from a seed; every aspect has a stream of its own. */
public final class Director {

  private static final double PROBE_SECONDS = 0.25;
  private static final double ROOM_TO_MOVE_METRES = 0.45;

  private Director() {}

  public static Scene direct(ClipSeed seed, ClipSpec spec) {
    RandomStream random = RandomStream.of(seed.bits());
    Cast cast = Cast.draw(random.named("cast"), spec);
    double start = moment(random.named("moment"), cast, spec.seconds());
    Keepout keepout = new Keepout();
    for (Actor actor : cast.actors()) {
      for (Vec3 p : footprints(actor, start, spec.seconds())) {
        keepout.take(p.x(), p.z(), ROOM_TO_MOVE_METRES);
      }
    }
    Place place = withSetpieces(cast, PlaceDraw.draw(random.named("place"), keepout));
    CameraTrack camera = Framing.of(cast, place, start, spec).draw(random.named("camera"), spec);
    return new Scene(place, cast.actors(), camera, sensor(random.named("sensor"), spec), start);
  }

  private static Sensor sensor(RandomStream random, ClipSpec spec) {
    return Sensor.draw(random, spec.flaws().motionBlur(), spec.flaws().compression());
  }

  /** The lead's main action happens somewhere in the clip. */
  private static double moment(RandomStream random, Cast cast, double clipSeconds) {
    List<Double> moments = new ArrayList<>();
    Action action = cast.principal();
    for (double t = 0; t < cast.lead().script().seconds(); t += 0.05) {
      if (cast.lead().script().actions(t).contains(action)) {
        moments.add(t);
      }
    }
    double peak = moments.isEmpty() ? 0 : random.pick(moments);
    return Math.max(0, peak - clipSeconds * random.uniform(0.35, 0.65));
  }

  /** Where on the ground somebody or what they work on will be. */
  private static List<Vec3> footprints(Actor actor, double start, double seconds) {
    List<Vec3> places = new ArrayList<>();
    for (double t = start; t <= start + seconds + PROBE_SECONDS; t += PROBE_SECONDS) {
      Figure figure = actor.figure(t);
      Framing.OUTLINE.forEach(joint -> places.add(figure.at(joint)));
      for (Setpiece piece : actor.setpieces()) {
        places.addAll(piece.footing(t));
      }
    }
    return places;
  }

  private static Place withSetpieces(Cast cast, Place place) {
    List<Solid> solids = new ArrayList<>(place.solids());
    for (Actor actor : cast.actors()) {
      actor.setpieces().forEach(piece -> solids.addAll(piece.standing()));
    }
    return new Place(place.indoor(), place.roomMetres(), solids, place.ambience());
  }
}
