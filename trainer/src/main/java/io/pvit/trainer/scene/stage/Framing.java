package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.camera.CameraTrack;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Extent;
import io.pvit.trainer.scene.geometry.Shape;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.random.RandomStream;
import io.pvit.trainer.scene.world.Place;
import io.pvit.trainer.scene.world.Solid;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the camera stands and what it holds in view: more often before the leads than behind them,
 * seldom with something in between.
 */
final class Framing {

  static final List<Joint> OUTLINE =
      List.of(Joint.SPINE_BASE, Joint.HEAD, Joint.FOOT_LEFT, Joint.FOOT_RIGHT, Joint.HAND_RIGHT);

  private static final int STANDPOINTS = 20;
  private static final int PROBES = 4;
  private static final int STEPS = 24;
  private static final double WIDEST_METRES = 2.1;
  private static final double BEHIND = 0.8;
  private static final double BLOCKED = 8;

  private final Place place;
  private final List<Vec3> leads = new ArrayList<>();
  private final List<Vec3> all = new ArrayList<>();
  private final List<Vec3> targets = new ArrayList<>();
  private final List<Solid> obstacles = new ArrayList<>();
  private final double middleSeconds;
  private Vec3 facing = Vec3.ZERO;

  private Framing(Place place, double middleSeconds) {
    this.place = place;
    this.middleSeconds = middleSeconds;
  }

  static Framing of(Cast cast, Place place, double start, ClipSpec spec) {
    Framing framing = new Framing(place, start + spec.seconds() / 2);
    for (Actor actor : cast.actors()) {
      boolean lead = cast.leads().contains(actor);
      for (int probe = 0; probe <= PROBES; probe++) {
        double seconds = start + spec.seconds() * probe / PROBES;
        framing.watch(actor, lead, seconds, 2 * probe == PROBES);
      }
    }
    for (Solid solid : place.solids()) {
      boolean shell = solid.shape() instanceof Shape.Plane || solid.shape() instanceof Shape.Walls;
      if (!shell) {
        framing.obstacles.add(solid);
      }
    }
    return framing;
  }

  private void watch(Actor actor, boolean lead, double seconds, boolean middle) {
    Figure figure = actor.figure(seconds);
    OUTLINE.forEach(joint -> all.add(figure.at(joint)));
    if (middle) {
      actor.setpieces().forEach(piece -> obstacles.addAll(piece.moving(seconds)));
    }
    if (lead) {
      OUTLINE.forEach(joint -> leads.add(figure.at(joint)));
      Vec3 ahead = figure.chest().ahead();
      facing = facing.plus(new Vec3(ahead.x(), 0, ahead.z()).times(1.0 / (PROBES + 1)));
      if (middle) {
        targets.add(figure.at(Joint.SPINE_MID));
        targets.add(figure.at(Joint.HEAD));
        targets.add(figure.at(Joint.KNEE_LEFT));
        targets.add(figure.at(Joint.HAND_RIGHT));
      }
    }
  }

  CameraTrack draw(RandomStream random, ClipSpec spec) {
    List<Vec3> subject = random.named("subject").chance(0.6) ? leads : all;
    Vec3 middle = Vec3.ZERO;
    for (Vec3 point : subject) {
      middle = middle.plus(point.times(1.0 / subject.size()));
    }
    double spread = 0.7;
    for (Vec3 point : subject) {
      spread = Math.max(spread, Math.min(WIDEST_METRES, point.distance(middle) + 0.25));
    }
    RandomStream zoom = random.named("zoom");
    double fit = spread * (zoom.chance(0.3) ? zoom.uniform(0.6, 0.85) : zoom.uniform(0.8, 1.5));
    RandomStream wander = random.named("aim");
    double aside = 0.25 * spread + 0.35 * Math.max(0, fit - spread);
    Vec3 aim =
        new Vec3(
            middle.x() + aside * wander.uniform(-1, 1),
            Math.max(0.4, middle.y() + 0.35 * aside * wander.uniform(-1, 1)),
            middle.z() + aside * wander.uniform(-1, 1));
    Vec3 from = standpoint(random.named("standpoint"), aim, spread);
    double distance = from.distance(aim);
    double wide = 2 * StrictMath.atan(fit / distance * spec.width() / spec.height());
    double view = Math.max(0.3, Math.min(1.75, wide));
    RandomStream glass = random.named("lens");
    double tangent = StrictMath.tan(view / 2);
    double tall = spec.height() / (double) spec.width();
    double corner = tangent * tangent * (1 + tall * tall);
    double bent = glass.chance(0.4) ? Math.max(-0.2 / corner, glass.uniform(-0.09, 0.01)) : 0;
    Lens lens = Lens.ofView(spec.width(), spec.height(), view, bent);
    RandomStream moves = random.named("moves");
    double kind = moves.uniform();
    Vec3 pan =
        kind > 0.87 ? new Vec3(moves.uniform(-0.5, 0.5), 0, moves.uniform(-0.5, 0.5)) : Vec3.ZERO;
    double tremble = kind < 0.13 ? moves.uniform(0.005, 0.03) * distance / 4 : 0;
    Vec3 first = aim.minus(pan.times(middleSeconds));
    return new CameraTrack(lens, from, first, pan, tremble);
  }

  /** The best of some draws within the walls. */
  private Vec3 standpoint(RandomStream random, Vec3 aim, double spread) {
    Vec3 room = place.roomMetres();
    boolean surveillance = random.chance(0.45);
    double top = place.indoor() ? room.y() - 0.25 : 5.5;
    double high = surveillance ? random.uniform(2.1, top) : random.uniform(0.7, 1.8);
    double behind = random.chance(0.75) ? BEHIND : 0;
    double blocked = random.chance(0.95) ? BLOCKED : 0;
    Vec3 best = aim;
    double bestScore = Double.POSITIVE_INFINITY;
    double wished = Math.max(1.8, spread * random.uniform(1.4, 2.8));
    for (int i = 0; i < STANDPOINTS; i++) {
      double angle = random.uniform(0, 2 * Math.PI);
      double x = aim.x() + wished * StrictMath.cos(angle);
      double z = aim.z() + wished * StrictMath.sin(angle);
      double limitX = Math.max(0.5, room.x() - 0.2);
      double limitZ = Math.max(0.5, room.z() - 0.2);
      Vec3 inside =
          new Vec3(
              Math.max(-limitX, Math.min(limitX, x)), high, Math.max(-limitZ, Math.min(limitZ, z)));
      double score = Math.abs(inside.distance(aim) - wished);
      score += behind * (1 - facing.dot(inside.minus(aim).unit()));
      score += blocked > 0 ? blocked * hidden(inside) : 0;
      if (score < bestScore) {
        bestScore = score;
        best = inside;
      }
    }
    return best;
  }

  /** Share of the leads' parts that something stands before. */
  private double hidden(Vec3 from) {
    int hidden = 0;
    for (Vec3 target : targets) {
      hidden += obstacles.stream().anyMatch(solid -> between(solid, from, target)) ? 1 : 0;
    }
    return hidden / (double) targets.size();
  }

  private static boolean between(Solid solid, Vec3 from, Vec3 to) {
    for (int step = 0; step < STEPS; step++) {
      Vec3 point = from.lerp(to, 0.95 * step / STEPS);
      if (Extent.contains(solid.shape(), solid.pose(), point)) {
        return true;
      }
    }
    return false;
  }
}
