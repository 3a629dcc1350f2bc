package io.pvit.trainer.ablation;

import io.pvit.model.InputContract;
import io.pvit.trainer.augment.Augmentation;
import io.pvit.trainer.augment.FramingDraw;
import io.pvit.trainer.augment.FramingDraw.Proportions;
import io.pvit.trainer.augment.ToneDraw;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.camera.CameraTrack;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.random.RandomStream;
import io.pvit.trainer.scene.render.Sensor;
import io.pvit.trainer.scene.stage.Actor;
import io.pvit.trainer.scene.stage.Director;
import io.pvit.trainer.scene.stage.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Scenes as a good camera sees them that stands at eye height to the side of the one person in
 * them: what a small network learns within minutes. From anywhere and with the faults of real
 * cameras it stays at chance that long, and a comparison tells nothing.
 */
final class SideView {

  /** Of each side of the pictures before a part of them is seen. */
  static final int PIXELS = 64;

  /** Another part of the picture each time, and left for right; colours as they are. */
  static final Augmentation VARIED =
      new Augmentation(
          new FramingDraw(List.of(new Proportions(1, 1)), 0.5, 0.75, 1),
          new ToneDraw(0, 1, 1, 1, 0, 0, 0, 1));

  private static final List<Joint> OUTLINE =
      List.of(
          Joint.SPINE_BASE,
          Joint.HEAD,
          Joint.FOOT_LEFT,
          Joint.FOOT_RIGHT,
          Joint.HAND_LEFT,
          Joint.HAND_RIGHT);

  private static final int PROBES = 4;
  private static final int STANDPOINTS = 8;
  private static final double AROUND_JOINTS_METRES = 0.2;
  private static final double LEAST_SPREAD_METRES = 0.8;
  private static final double NEAREST_METRES = 2.2;
  private static final double SPREADS_AWAY = 2.2;
  private static final double WIDEST_VIEW = 1.9;
  private static final double LEAST_HEIGHT_METRES = 1.1;
  private static final double MOST_HEIGHT_METRES = 1.9;
  private static final double FROM_WALLS_METRES = 0.2;

  /** Either way from where they face. */
  private static final double LEAST_ASIDE_RADIANS = 0.9;

  private static final double MOST_ASIDE_RADIANS = 1.6;

  private SideView() {}

  static ClipSpec spec(InputContract contract, Set<Action> actions) {
    return new ClipSpec(
        contract.frames(), PIXELS, PIXELS, 1e6 / contract.frameIntervalUs(), 1, actions);
  }

  static Clip clip(ClipSeed seed, ClipSpec spec) {
    Scene scene = Director.direct(seed, spec);
    CameraTrack camera = beside(scene, spec, RandomStream.of(seed.bits()).named("beside"));
    return SceneClips.clip(
        new Scene(scene.place(), scene.actors(), camera, Sensor.IDEAL, scene.startSeconds()), spec);
  }

  private static CameraTrack beside(Scene scene, ClipSpec spec, RandomStream random) {
    List<Vec3> points = new ArrayList<>();
    Vec3 facing = Vec3.ZERO;
    Actor lead = scene.actors().get(0);
    for (int probe = 0; probe <= PROBES; probe++) {
      Figure figure = lead.figure(scene.startSeconds() + spec.seconds() * probe / PROBES);
      OUTLINE.forEach(joint -> points.add(figure.at(joint)));
      facing = facing.plus(figure.chest().ahead());
    }
    Vec3 middle = Vec3.ZERO;
    for (Vec3 point : points) {
      middle = middle.plus(point.times(1.0 / points.size()));
    }
    double spread = LEAST_SPREAD_METRES;
    for (Vec3 point : points) {
      spread = Math.max(spread, point.distance(middle) + AROUND_JOINTS_METRES);
    }
    Vec3 from = standpoint(scene.place().roomMetres(), middle, facing, spread, random);
    double view = 2 * StrictMath.atan(spread / from.distance(middle));
    return new CameraTrack(
        Lens.ofView(spec.width(), spec.height(), Math.min(WIDEST_VIEW, view), 0),
        from,
        middle,
        Vec3.ZERO,
        0);
  }

  /** To the left or to the right of where they face, where the walls leave room for it. */
  private static Vec3 standpoint(
      Vec3 room, Vec3 middle, Vec3 facing, double spread, RandomStream random) {
    double ahead = StrictMath.atan2(facing.z(), facing.x());
    double wished = Math.max(NEAREST_METRES, SPREADS_AWAY * spread);
    double farthestX = Math.max(0.5, room.x() - FROM_WALLS_METRES);
    double farthestZ = Math.max(0.5, room.z() - FROM_WALLS_METRES);
    Vec3 best = middle;
    double leastOff = Double.POSITIVE_INFINITY;
    for (int i = 0; i < STANDPOINTS; i++) {
      double angle =
          ahead
              + (random.chance(0.5) ? 1 : -1)
                  * random.uniform(LEAST_ASIDE_RADIANS, MOST_ASIDE_RADIANS);
      double x = middle.x() + wished * StrictMath.cos(angle);
      double z = middle.z() + wished * StrictMath.sin(angle);
      Vec3 inside =
          new Vec3(
              Math.max(-farthestX, Math.min(farthestX, x)),
              random.uniform(LEAST_HEIGHT_METRES, MOST_HEIGHT_METRES),
              Math.max(-farthestZ, Math.min(farthestZ, z)));
      double off = Math.abs(inside.distance(middle) - wished);
      if (off < leastOff) {
        leastOff = off;
        best = inside;
      }
    }
    return best;
  }
}
