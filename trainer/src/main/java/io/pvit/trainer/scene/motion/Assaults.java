package io.pvit.trainer.scene.motion;

import static io.pvit.trainer.scene.motion.Postures.STANDING;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Skeleton;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Joint;
import java.util.List;

/** One pushes or kicks the other, who is moved by it: told from the other's body. */
final class Assaults {

  private static final double SECONDS = 3.2;
  private static final Step LEFT = STANDING.leftFoot();

  private Assaults() {}

  /** Both palms against the chest; they stay there while it gives way. */
  static List<Part> push(double tempo, Proportions one, Proportions other) {
    double touch = 0.9 * tempo;
    double distance = 0.19 * (one.height() + other.height());
    Keys shoved = shoved(touch, tempo);
    Skeleton skeleton = new Skeleton(other);
    Motion base = pushing(touch, tempo);
    Motion motion =
        t -> {
          double on =
              Ease.SMOOTH.clamped((t - touch) / (0.25 * tempo) + 1)
                  * (1 - Ease.SMOOTH.clamped((t - touch - 0.24 * tempo) / (0.3 * tempo)));
          Figure struck = skeleton.figure(shoved.at(t), Pose.WORLD, 0);
          Posture pose = base.at(t);
          return pose.withHands(
              pose.leftHand().to(chest(struck, other, -1, distance), on),
              pose.rightHand().to(chest(struck, other, 1, distance), on));
        };
    Act pusher =
        Act.of(SECONDS, motion)
            .doing(Action.STAND)
            .doing(Action.PUSH_PERSON, 0.5 * touch, touch + 0.6 * tempo);
    return Pairs.facing(distance, pusher, suffering(shoved));
  }

  private static Motion pushing(double touch, double tempo) {
    Reach drawn = Reach.of(-0.02, -0.12, 0.3, 0.5);
    Reach straight = Reach.of(-0.1, -0.05, 0.95, 0.3);
    Posture windUp =
        STANDING
            .with(new Root(0, 0.95, -0.08, 0, -0.05, 0))
            .with(new Spine(0, 0, 0, 0.05, 0))
            .withHands(drawn, drawn);
    Posture thrust =
        STANDING
            .with(new Root(0, 0.9, 0.24, 0, 0.34, 0))
            .with(new Spine(0.15, 0, 0, -0.3, 0))
            .withHands(straight, straight)
            .withFeet(LEFT, new Step(-0.12, 0, 0.42, -0.1, 0));
    return Keys.from(STANDING)
        .to(touch - 0.25 * tempo, windUp)
        .to(0.4 * tempo, thrust)
        .hold(0.35 * tempo)
        .to(0.6 * tempo, STANDING);
  }

  private static Keys shoved(double touch, double tempo) {
    Reach flung = Reach.of(0.55, -0.1, 0.55, 0.5);
    Posture tipped =
        STANDING
            .with(new Root(0, 0.94, -0.24, 0, -0.2, 0))
            .with(new Spine(0.1, 0, 0.1, 0.35, 0))
            .withHands(flung, flung)
            .withFeet(LEFT, new Step(-0.13, 0, -0.42, -0.1, 0));
    Posture staggered =
        STANDING
            .with(new Root(0, 0.9, -0.7, 0.15, -0.12, 0))
            .with(new Spine(0.25, 0, 0, 0.1, -0.1))
            .withHands(Reach.of(0.7, -0.2, 0.3, 0.5), Reach.of(0.6, -0.4, 0.3, 0.4))
            .withFeet(new Step(0.14, 0, -0.85, 0.1, 0), new Step(-0.13, 0, -0.42, -0.1, 0));
    return Keys.from(STANDING)
        .hold(touch)
        .to(0.34 * tempo, tipped, Ease.STRIKE)
        .to(0.36 * tempo, staggered, Ease.SETTLE)
        .to(0.7 * tempo, settled(-0.85));
  }

  /** In the frame of the one who pushes; side is theirs too: -1 to their left. */
  private static Vec3 chest(Figure struck, Proportions other, double side, double distance) {
    double h = other.height();
    Vec3 skin =
        struck
            .at(Joint.SPINE_SHOULDER)
            .minus(struck.chest().up().times(0.075 * h))
            .plus(struck.chest().left().times(0.042 * other.bulk() * h * side))
            .plus(struck.chest().ahead().times((0.053 * other.bulk() + 0.012) * h));
    return new Vec3(-skin.x(), skin.y(), distance - skin.z());
  }

  /** The sole into the belly, from a lifted knee. */
  static List<Part> kick(double tempo, Proportions one, Proportions other) {
    Reach guard = Reach.of(0.1, -0.15, 0.45, 0.3);
    Posture ready =
        STANDING
            .with(new Root(0, 0.94, 0, 0, 0.05, 0))
            .withHands(guard, guard)
            .withFeet(LEFT, new Step(-0.14, 0, -0.3, -0.3, 0));
    Posture lifted =
        STANDING
            .with(new Root(0.08, 0.95, 0, 0, -0.1, 0))
            .with(new Spine(0.15, 0, 0, 0, 0))
            .withHands(guard, guard)
            .withFeet(LEFT, new Step(-0.09, 0.6, 0.3, 0, -0.2));
    Posture through =
        STANDING
            .with(new Root(0.08, 0.96, 0.08, 0.2, -0.4, 0))
            .with(new Spine(0.25, 0, -0.15, 0.2, 0))
            .withHands(Reach.of(0.5, -0.3, 0.3, 0.4), Reach.of(0.5, -0.5, -0.2, 0.4))
            .withFeet(LEFT, new Step(-0.02, 0.88, 0.93, 0, -0.75));
    Keys kicker =
        Keys.from(STANDING)
            .to(0.55 * tempo, ready)
            .to(0.35 * tempo, lifted)
            .to(0.18 * tempo, through, Ease.STRIKE);
    double touch = kicker.seconds();
    kicker.hold(0.08 * tempo).to(0.35 * tempo, lifted).to(0.45 * tempo, STANDING);
    Vec3 foot = new Skeleton(one).figure(through, Pose.WORLD, 0).at(Joint.FOOT_RIGHT);
    double distance = foot.z() + 0.016 * one.height() + 0.052 * other.height() * other.bulk();
    Act kicking =
        Act.of(SECONDS, kicker)
            .doing(Action.STAND)
            .doing(Action.KICK_PERSON, 0.7 * tempo, touch + 0.45 * tempo);
    return Pairs.facing(distance, kicking, suffering(kicked(touch, tempo)));
  }

  private static Keys kicked(double touch, double tempo) {
    Reach belly = Reach.of(-0.3, -0.6, 0.35, 0.3);
    Posture folded =
        STANDING
            .with(new Root(0, 0.88, -0.32, 0, 0.35, 0))
            .with(new Spine(0.6, 0, 0, 0.1, 0))
            .withHands(belly, belly)
            .withFeet(LEFT, new Step(-0.13, 0, -0.4, -0.1, 0));
    Posture back =
        folded
            .with(new Root(0, 0.86, -0.6, 0, 0.4, 0))
            .withFeet(new Step(0.13, 0, -0.6, 0.1, 0), new Step(-0.13, 0, -0.4, -0.1, 0));
    return Keys.from(STANDING)
        .hold(touch)
        .to(0.3 * tempo, folded, Ease.STRIKE)
        .to(0.4 * tempo, back, Ease.SETTLE)
        .hold(0.3 * tempo)
        .to(0.7 * tempo, settled(-0.6));
  }

  private static Posture settled(double z) {
    return STANDING
        .with(new Root(0, 0.985, z, 0, 0, 0))
        .withFeet(new Step(0.11, 0, z, 0.12, 0), new Step(-0.11, 0, z, -0.12, 0));
  }

  private static Act suffering(Keys keys) {
    return Act.of(SECONDS, keys).doing(Action.STAND).doing(Action.WATCH);
  }
}
