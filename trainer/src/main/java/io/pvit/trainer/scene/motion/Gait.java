package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Advance;
import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Spine;
import io.pvit.trainer.scene.body.Step;

/**
 * Walking or running straight ahead over planned footprints, from standing to standing. Step k of n
 * lands at k strides; between landing and lifting a foot does not move.
 *
 * @param stride leg lengths a step covers
 * @param beat seconds a step takes
 * @param swing share of a beat a foot is in the air: below 1 walks, above 1 runs
 * @param lift of the swinging foot, in leg lengths
 * @param arms amplitude of the arms
 */
record Gait(
    int steps,
    double stride,
    double beat,
    double swing,
    double lift,
    double lean,
    double arms,
    boolean armsBent)
    implements Motion {

  private static final double PUSH_OFF = 0.55;

  double seconds() {
    return (steps + 1) * beat;
  }

  Act act() {
    return Act.of(seconds(), this).endingAt(new Advance(0, steps * stride, 0));
  }

  @Override
  public Posture at(double seconds) {
    double beats = seconds / beat;
    double phase = StrictMath.sin(Math.PI * beats);
    double going = Ease.SMOOTH.clamped(beats) * (1 - Ease.SMOOTH.clamped(beats - steps));
    double flight = swing > 1 ? bounce(beats) : 0;
    double bob = (swing > 1 ? -0.05 : -0.02) * going;
    Root root =
        new Root(
            0.025 * going * -StrictMath.sin(Math.PI * (beats - 0.1)),
            0.985 + bob + flight * going,
            body(beats),
            0.12 * phase * going,
            lean * going,
            0);
    Posture standing = Posture.STANDING;
    return standing
        .with(root)
        .with(new Spine(0.04 * going, 0, -0.22 * phase * going, -0.5 * lean * going, 0))
        .withHands(
            hand(standing.leftHand(), phase * going, going),
            hand(standing.rightHand(), -phase * going, going))
        .withFeet(foot(standing.leftFoot(), 1, beats), foot(standing.rightFoot(), 2, beats));
  }

  private double bounce(double beats) {
    double s = StrictMath.sin(Math.PI * beats);
    return 0.09 * s * s;
  }

  /** Speeds up over the first beat, slows down over the last. */
  private double body(double beats) {
    if (beats < 1) {
      return stride * 0.5 * beats * beats;
    }
    if (beats <= steps) {
      return stride * (beats - 0.5);
    }
    double rest = Math.max(0, steps + 1 - beats);
    return stride * (steps - 0.5 * rest * rest);
  }

  private Reach hand(Reach hanging, double forward, double going) {
    Reach swung = Reach.of(0.16, -0.93, 0.12 - arms * forward, 0);
    Reach bent = Reach.of(-0.02, -0.52 - 0.25 * arms * forward, 0.3 - arms * forward, 0.1);
    return blend(hanging, armsBent ? bent : swung, going);
  }

  private static Reach blend(Reach from, Reach to, double w) {
    return Reach.of(
        from.out() + (to.out() - from.out()) * w,
        from.up() + (to.up() - from.up()) * w,
        from.ahead() + (to.ahead() - from.ahead()) * w,
        from.elbow() + (to.elbow() - from.elbow()) * w);
  }

  /** The foot that does the steps first, first + 2, …; a last step joins it to the other. */
  private Step foot(Step home, int first, double beats) {
    double place = 0;
    for (int k = first; k <= steps + 1; k += 2) {
      double landing = Math.min(k, steps) * stride;
      double off = Math.max(0, k - 0.5 - swing / 2);
      double down = Math.min(steps + 1, k - 0.5 + swing / 2);
      if (beats < off) {
        double push = Math.max(0, 1 - (off - beats) / 0.4);
        double pitch = place == 0 && k == first && beats < 0.1 ? 0 : PUSH_OFF * push * push;
        return new Step(home.x(), 0, place, home.yaw(), pitch);
      }
      if (beats < down) {
        double u = (beats - off) / (down - off);
        double w = Ease.SMOOTH.clamped(u);
        double pitch = PUSH_OFF * (1 - w) * (1 - w) - 0.3 * w * 4 * w * (1 - w);
        double arc = lift * 4 * u * (1 - u) * (1.3 - 0.6 * u);
        return new Step(home.x(), arc, place + (landing - place) * w, home.yaw(), pitch);
      }
      place = landing;
    }
    return new Step(home.x(), 0, place, home.yaw(), 0);
  }
}
