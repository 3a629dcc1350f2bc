package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.camera.CameraTrack;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Joint;
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
  private static final double WIDEST_METRES = 2.6;

  private Director() {}

  public static Scene direct(ClipSeed seed, ClipSpec spec) {
    RandomStream random = RandomStream.of(seed.bits());
    Cast cast = Cast.draw(random.named("cast"), spec);
    double start = moment(random.named("moment"), cast, spec.seconds());
    Keepout keepout = new Keepout();
    List<Vec3> stage = footprints(cast.actors(), start, spec.seconds());
    stage.forEach(p -> keepout.take(p.x(), p.z(), ROOM_TO_MOVE_METRES));
    Place place = withSeats(cast, PlaceDraw.draw(random.named("place"), keepout));
    CameraTrack camera = camera(random.named("camera"), spec, place, stage);
    return new Scene(place, cast.actors(), camera, Sensor.draw(random.named("sensor")), start);
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
    return Math.max(0, peak - clipSeconds * random.uniform(0.25, 0.75));
  }

  /** Where on the ground somebody will be: hips, heads, hands and feet, projected. */
  private static List<Vec3> footprints(List<Actor> actors, double start, double seconds) {
    List<Vec3> places = new ArrayList<>();
    List<Joint> joints =
        List.of(Joint.SPINE_BASE, Joint.HEAD, Joint.FOOT_LEFT, Joint.FOOT_RIGHT, Joint.HAND_RIGHT);
    for (Actor actor : actors) {
      for (double t = start; t <= start + seconds + PROBE_SECONDS; t += PROBE_SECONDS) {
        Figure figure = actor.figure(t);
        joints.forEach(joint -> places.add(figure.at(joint)));
      }
    }
    return places;
  }

  private static Place withSeats(Cast cast, Place place) {
    List<Solid> solids = new ArrayList<>(place.solids());
    solids.addAll(cast.seats());
    return new Place(place.indoor(), place.roomMetres(), solids, place.ambience());
  }

  private static CameraTrack camera(
      RandomStream random, ClipSpec spec, Place place, List<Vec3> stage) {
    Vec3 middle = Vec3.ZERO;
    for (Vec3 point : stage) {
      middle = middle.plus(point.times(1.0 / stage.size()));
    }
    double spread = 0.8;
    for (Vec3 point : stage) {
      spread = Math.max(spread, Math.min(WIDEST_METRES, point.distance(middle) + 0.35));
    }
    Vec3 aim =
        new Vec3(
            middle.x() + random.uniform(-0.3, 0.3),
            Math.max(0.5, middle.y()) + random.uniform(-0.15, 0.15),
            middle.z() + random.uniform(-0.3, 0.3));
    Vec3 from = standpoint(random, place, aim, spread);
    double distance = from.distance(aim);
    double fit = random.uniform(0.75, 1.3) * spread;
    double wide = 2 * StrictMath.atan(fit / distance * spec.width() / spec.height());
    double view = Math.max(0.35, Math.min(1.75, wide));
    Lens lens =
        Lens.ofView(
            spec.width(),
            spec.height(),
            view,
            random.chance(0.4) ? random.uniform(-0.09, 0.01) : 0);
    double kind = random.uniform();
    Vec3 pan =
        kind > 0.8 ? new Vec3(random.uniform(-0.5, 0.5), 0, random.uniform(-0.5, 0.5)) : Vec3.ZERO;
    double tremble = kind < 0.2 ? random.uniform(0.005, 0.03) * distance / 4 : 0;
    return new CameraTrack(lens, from, aim, pan, tremble);
  }

  /** The best of some draws: not too near, and within the walls. */
  private static Vec3 standpoint(RandomStream random, Place place, Vec3 aim, double spread) {
    Vec3 room = place.roomMetres();
    boolean surveillance = random.chance(0.45);
    double top = place.indoor() ? room.y() - 0.25 : 5.5;
    double high = surveillance ? random.uniform(2.1, top) : random.uniform(0.7, 1.8);
    Vec3 best = aim;
    double bestScore = Double.POSITIVE_INFINITY;
    double wished = Math.max(2.4, spread * random.uniform(1.4, 3));
    for (int i = 0; i < 12; i++) {
      double angle = random.uniform(0, 2 * Math.PI);
      double x = aim.x() + wished * StrictMath.cos(angle);
      double z = aim.z() + wished * StrictMath.sin(angle);
      double limitX = Math.max(0.5, room.x() - 0.2);
      double limitZ = Math.max(0.5, room.z() - 0.2);
      Vec3 inside =
          new Vec3(
              Math.max(-limitX, Math.min(limitX, x)), high, Math.max(-limitZ, Math.min(limitZ, z)));
      double score = Math.abs(inside.distance(aim) - wished) + 0.05 * i;
      if (score < bestScore) {
        bestScore = score;
        best = inside;
      }
    }
    return best;
  }
}
