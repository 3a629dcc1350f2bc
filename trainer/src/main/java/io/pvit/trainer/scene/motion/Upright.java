package io.pvit.trainer.scene.motion;

import static io.pvit.trainer.scene.motion.Postures.BOWED;
import static io.pvit.trainer.scene.motion.Postures.CROUCHED;
import static io.pvit.trainer.scene.motion.Postures.KNEELING;
import static io.pvit.trainer.scene.motion.Postures.STANDING;

import io.pvit.trainer.scene.body.Advance;
import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.label.Action;

/** On the feet: standing, going, bending, sitting down, jumping, dancing, fighting the air. */
final class Upright {

  private Upright() {}

  static Act stand(double seconds) {
    return Act.of(seconds, t -> STANDING).doing(Action.STAND);
  }

  static Act walk(int steps, double tempo) {
    return walk(steps, tempo, 0.74, 0.4);
  }

  /** In strides of a length in leg lengths, with arms that swing so far. */
  static Act walk(int steps, double tempo, double stride, double arms) {
    double lift = 0.06 + 0.05 * stride;
    return new Gait(steps, stride, 0.56 * tempo, 0.8, lift, 0.04, arms, false)
        .act()
        .doing(Action.WALK);
  }

  static Act run(int steps, double tempo) {
    return new Gait(steps, 1.15, 0.36 * tempo, 1.25, 0.36, 0.2, 0.5, true).act().doing(Action.RUN);
  }

  /** In place, to the left by an angle in radians: one foot after the other. */
  static Act turn(double radians, double tempo) {
    Advance turned = new Advance(0, 0, -radians);
    Posture after = turned.retell(STANDING);
    Posture between =
        STANDING
            .blend(after, 0.5)
            .withFeet(
                radians > 0 ? after.leftFoot() : STANDING.leftFoot(),
                radians > 0 ? STANDING.rightFoot() : after.rightFoot());
    Keys keys = Keys.from(STANDING).to(0.5 * tempo, between).to(0.5 * tempo, after);
    return Act.of(keys).doing(Action.STAND).endingAt(new Advance(0, 0, radians));
  }

  static Act bow(double tempo, double deep) {
    Posture bowed = STANDING.blend(BOWED, deep);
    Keys keys =
        Keys.from(STANDING).to(0.8 * tempo, bowed).hold(0.7 * tempo).to(0.8 * tempo, STANDING);
    return Act.of(keys)
        .doing(Action.BEND, 0.35 * tempo, 1.95 * tempo)
        .doing(Action.STAND, 0, 0.35 * tempo)
        .doing(Action.STAND, 1.95 * tempo);
  }

  static Act crouch(double tempo, double held, boolean kneel) {
    Posture low = kneel ? KNEELING : CROUCHED;
    Keys keys = Keys.from(STANDING).to(0.8 * tempo, low).hold(held).to(0.8 * tempo, STANDING);
    return Act.of(keys)
        .doing(Action.STAND, 0, 0.4 * tempo)
        .doing(Action.CROUCH, 0.4 * tempo, 1.2 * tempo + held)
        .doing(Action.STAND, 1.2 * tempo + held);
  }

  static Act sitDown(double seat, double tempo) {
    Posture leaning =
        STANDING
            .with(new Root(0, 0.78, -0.2, 0, 0.45, 0))
            .with(new Spine(0.2, 0, 0, -0.2, 0))
            .withHands(Reach.of(0.05, -0.7, 0.5, 0.1), Reach.of(0.05, -0.7, 0.5, 0.1));
    Keys keys = Keys.from(STANDING).to(0.5 * tempo, leaning).to(0.6 * tempo, Postures.seated(seat));
    return Act.of(keys).doing(Action.STAND, 0, 0.8 * tempo).doing(Action.SIT, 0.8 * tempo);
  }

  static Act sit(double seat, double seconds) {
    Posture seated = Postures.seated(seat);
    return Act.of(seconds, t -> seated).doing(Action.SIT);
  }

  static Act standUp(double seat, double tempo) {
    Posture leaning =
        STANDING
            .with(new Root(0, 0.72, -0.22, 0, 0.55, 0))
            .with(new Spine(0.25, 0, 0, -0.3, 0))
            .withHands(Reach.of(0.05, -0.7, 0.5, 0.1), Reach.of(0.05, -0.7, 0.5, 0.1));
    Keys keys = Keys.from(Postures.seated(seat)).to(0.6 * tempo, leaning).to(0.5 * tempo, STANDING);
    return Act.of(keys)
        .doing(Action.SIT, 0, 0.3 * tempo)
        .doing(Action.GET_UP, 0.3 * tempo, 0.95 * tempo)
        .doing(Action.STAND, 0.95 * tempo);
  }

  /** On the spot or ahead, again and again: dip, ballistic flight, landing. */
  static Act jump(int jumps, double tempo, double highLegs, double aheadLegs) {
    double cycle = 1.05 * tempo;
    return Act.of(jumps * cycle, t -> jumping(t, cycle, jumps, highLegs, aheadLegs))
        .doing(Action.JUMP)
        .endingAt(new Advance(0, jumps * aheadLegs, 0));
  }

  private static Posture jumping(double t, double cycle, int jumps, double high, double ahead) {
    int done = Math.min(jumps - 1, (int) (t / cycle));
    double u = t / cycle - done;
    double flight = Math.max(0, Math.min(1, (u - 0.35) / 0.38));
    double air = high * 4 * flight * (1 - flight);
    double dip =
        u < 0.35
            ? 0.22 * StrictMath.sin(Math.PI * Math.min(1, u / 0.33))
            : u > 0.73 ? 0.2 * StrictMath.sin(Math.PI * (u - 0.73) / 0.27) : 0;
    double z = done * ahead + ahead * flight;
    double arms =
        Ease.SMOOTH.clamped((u - 0.12) / 0.32) * (1 - Ease.SMOOTH.clamped((u - 0.55) / 0.4));
    double round = 1.8 * arms * (1 - arms);
    Reach hand = Reach.of(0.2, -0.9 + 1.55 * arms, -0.2 + 0.75 * arms + round, 0.3 * arms);
    double toes = air > 0 ? 0.5 * Math.min(1, 5 * air) : 0;
    return STANDING
        .with(new Root(0, 0.985 - dip + air, z - 0.4 * dip, 0, 1.6 * dip, 0))
        .with(new Spine(0.9 * dip, 0, 0, -dip, 0))
        .withHands(hand, hand)
        .withFeet(
            new Step(0.11, air * 1.05, z, 0.12, toes), new Step(-0.11, air * 1.05, z, -0.12, toes));
  }

  static Act dance(double seconds, double tempo, double swing) {
    double beat = 2 * Math.PI / (1.0 * tempo);
    return Act.of(seconds, t -> dancing(t * beat, swing)).doing(Action.DANCE);
  }

  private static Posture dancing(double phase, double swing) {
    double s = StrictMath.sin(phase);
    double c = StrictMath.cos(phase);
    double half = StrictMath.sin(phase / 2);
    double bounce = StrictMath.sin(2 * phase);
    return STANDING
        .with(new Root(0.11 * s, 0.9 + 0.04 * bounce, 0, 0.3 * s * swing, 0.05, 0.16 * s))
        .with(new Spine(0.1, -0.3 * s * swing, -0.5 * s * swing, 0.1 * bounce, 0.3 * half))
        .withHands(
            Reach.of(0.45, 0.15 + 0.55 * c * swing, 0.4, 0.5),
            Reach.of(0.45, 0.15 - 0.55 * c * swing, 0.4, 0.5))
        .withFeet(
            new Step(0.2, 0.13 * Math.max(0, -s), 0, 0.2, 0.5 * Math.max(0, -s)),
            new Step(-0.2, 0.13 * Math.max(0, s), 0, -0.2, 0.5 * Math.max(0, s)));
  }

  /** Two punches and a high kick from a low stance. */
  static Act martialArt(double tempo) {
    Reach guard = Reach.of(-0.1, 0.0, 0.45, 0.1);
    Reach punch = Reach.of(-0.25, 0.05, 0.97, 0.3);
    Step front = new Step(0.16, 0, 0.3, 0.1, 0);
    Step rear = new Step(-0.18, 0, -0.3, -0.7, 0);
    Posture stance =
        STANDING
            .with(new Root(0, 0.86, 0, -0.45, 0.05, 0))
            .with(new Spine(0.1, 0, 0.1, 0, 0.3))
            .withHands(guard, guard)
            .withFeet(front, rear);
    Posture left = stance.with(new Spine(0.12, 0, -0.3, 0, 0.5)).withHands(punch, guard);
    Posture right =
        stance
            .with(new Root(0, 0.84, 0.06, 0.2, 0.1, 0))
            .with(new Spine(0.15, 0, 0.5, 0, -0.4))
            .withHands(guard, punch);
    Posture kick =
        stance
            .with(new Root(0.08, 0.9, 0.12, 0.35, -0.3, 0))
            .with(new Spine(0.2, 0, 0, 0.1, -0.2))
            .withFeet(front, new Step(-0.12, 0.85, 0.95, 0, -0.5));
    Keys keys =
        Keys.from(stance)
            .to(0.22 * tempo, left, Ease.STRIKE)
            .to(0.22 * tempo, stance, Ease.SETTLE)
            .to(0.22 * tempo, right, Ease.STRIKE)
            .to(0.25 * tempo, stance, Ease.SETTLE)
            .to(0.35 * tempo, kick, Ease.STRIKE)
            .to(0.4 * tempo, stance, Ease.SETTLE)
            .hold(0.15 * tempo);
    return Act.of(keys).doing(Action.MARTIAL_ART);
  }
}
