package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.motion.Held.Grip;

/** What arms and head do on top of any posture that leaves them free. */
final class Gestures {

  private static final double RAISE_SECONDS = 0.4;

  private Gestures() {}

  /** The base act with an arm laid over it, faded in and out. */
  private static Act over(Act base, Motion gesture, Action action) {
    double seconds = base.seconds();
    double half = RAISE_SECONDS / 2;
    Motion both =
        t -> {
          double in = Ease.SMOOTH.clamped(t / RAISE_SECONDS);
          double out = Ease.SMOOTH.clamped((seconds - t) / RAISE_SECONDS);
          Posture below = base.motion().at(t);
          Posture above = gesture.at(t);
          Posture arms =
              below.withHands(above.leftHand(), above.rightHand()).with(headOf(below, above));
          return below.blend(arms, in * out);
        };
    return new Act(seconds, both, base.spans(), base.held(), base.worked(), base.exit())
        .doing(action, half, seconds - half);
  }

  private static Spine headOf(Posture below, Posture above) {
    Spine under = below.spine();
    return new Spine(
        under.bend(),
        under.side(),
        under.twist() + above.spine().twist(),
        above.spine().nod(),
        above.spine().turn());
  }

  private static Posture right(Act base, double t, Reach hand, double nod) {
    Posture below = base.motion().at(t);
    return below.withRight(hand).with(new Spine(0, 0, 0, nod, 0));
  }

  static Act wave(Act base, double tempo) {
    double beat = 2 * Math.PI / (0.55 * tempo);
    return over(
        base,
        t -> right(base, t, Reach.of(0.4 + 0.24 * StrictMath.sin(beat * t), 0.62, 0.3, 0.5), -0.05),
        Action.HAND_WAVE);
  }

  static Act clap(Act base, double tempo) {
    double beat = 2 * Math.PI / (0.42 * tempo);
    return over(
        base,
        t -> {
          double open = 0.5 - 0.5 * StrictMath.cos(beat * t);
          Reach hand = Reach.of(-0.13 + 0.3 * open, -0.12, 0.6, 0.35);
          return base.motion().at(t).withHands(hand, hand).with(new Spine(0, 0, 0, 0.05, 0));
        },
        Action.HAND_CLAP);
  }

  static Act phone(Act base) {
    Reach ear = Reach.of(0.02, 0.16, 0.26, 0.35);
    return over(base, t -> right(base, t, ear, 0.08), Action.ANSWER_PHONE)
        .holding(Held.always(Prop.PHONE, Grip.RIGHT_HAND));
  }

  static Act text(Act base) {
    Reach front = Reach.of(-0.22, -0.28, 0.55, 0.05);
    return over(base, t -> right(base, t, front, 0.55), Action.TEXT_ON_PHONE)
        .holding(Held.always(Prop.PHONE, Grip.RIGHT_HAND));
  }

  static Act drink(Act base, double tempo) {
    return over(
            base,
            t -> {
              double u = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * t / (2.6 * tempo));
              double up = Ease.SMOOTH.clamped(1.4 * u);
              Reach low = Reach.of(-0.05, -0.45, 0.55, 0.1);
              Reach hand = low.plus(-0.17 * up, 0.55 * up, -0.1 * up);
              return right(base, t, hand, -0.3 * up);
            },
            Action.DRINK)
        .holding(Held.always(Prop.CUP, Grip.RIGHT_HAND));
  }

  static Act point(Act base) {
    Reach straight = Reach.of(0.1, 0.05, 0.98, 0.2);
    return over(base, t -> right(base, t, straight, 0), Action.POINT_TO);
  }

  static Act carry(Act base) {
    Reach front = Reach.of(-0.04, -0.5, 0.62, 0.1);
    return over(
            base,
            t -> base.motion().at(t).withHands(front, front).with(new Spine(0, 0, 0, 0.05, 0)),
            Action.CARRY)
        .holding(Held.always(Prop.BOX, Grip.BOTH_HANDS));
  }

  static Act carryBag(Act base) {
    Reach down = Reach.of(0.2, -0.96, 0.05, 0);
    return over(base, t -> right(base, t, down, 0), Action.CARRY)
        .holding(Held.always(Prop.BAG, Grip.RIGHT_HAND));
  }

  /** Hands underline words; the head goes with them. */
  static Act talk(Act base, double tempo, double phase) {
    return over(
        base,
        t -> {
          double a = StrictMath.sin(5.1 * t / tempo + phase);
          double b = StrictMath.sin(3.3 * t / tempo + 2 * phase);
          Reach left = Reach.of(0.0 + 0.1 * b, -0.5 + 0.16 * a, 0.5, 0.1);
          Reach right = Reach.of(0.05 + 0.12 * a, -0.38 + 0.2 * b, 0.55, 0.15);
          return base.motion()
              .at(t)
              .withHands(left, right)
              .with(new Spine(0, 0, 0, 0.08 * a, 0.12 * b));
        },
        Action.TALK_TO);
  }
}
