package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.body.Advance;
import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Proportions;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.motion.Motion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A capture that any body can do again. */
final class Performance {

  private final double frameSeconds;
  private final List<Stance> stances;

  private Performance(double frameSeconds, List<Stance> stances) {
    this.frameSeconds = frameSeconds;
    this.stances = List.copyOf(stances);
  }

  /**
   * @throws CaptureRefused naming the file, and the line where there is one
   */
  static Performance read(Path file) {
    Bvh capture = BvhParser.parse(file);
    return new Performance(capture.frameSeconds(), Stances.of(file, capture));
  }

  double seconds() {
    return (stances.size() - 1) * frameSeconds;
  }

  /**
   * A part of it, begun at the origin of the ground frame and looking ahead.
   *
   * @param from seconds after the start of the capture
   */
  Motion motion(Proportions body, double from) {
    List<Posture> postures = planted(stances.stream().map(s -> s.posture(body)).toList());
    Root start = between(postures, from / frameSeconds).root();
    Advance here = new Advance(start.x(), start.z(), start.yaw());
    return seconds -> here.retell(between(postures, (from + seconds) / frameSeconds));
  }

  private List<Posture> planted(List<Posture> postures) {
    List<Step> left =
        Planting.planted(postures.stream().map(Posture::leftFoot).toList(), frameSeconds);
    List<Step> right =
        Planting.planted(postures.stream().map(Posture::rightFoot).toList(), frameSeconds);
    List<Posture> planted = new ArrayList<>();
    for (int i = 0; i < postures.size(); i++) {
      planted.add(postures.get(i).withFeet(left.get(i), right.get(i)));
    }
    return planted;
  }

  private static Posture between(List<Posture> postures, double at) {
    double place = Math.max(0, Math.min(postures.size() - 1, at));
    int index = Math.min((int) place, Math.max(0, postures.size() - 2));
    double w = place - index;
    Posture from = postures.get(index);
    Posture to = postures.get(Math.min(index + 1, postures.size() - 1));
    return from.blend(to, w)
        .withFeet(
            between(from.leftFoot(), to.leftFoot(), w),
            between(from.rightFoot(), to.rightFoot(), w));
  }

  /** Straight: how a foot goes is captured, it needs no arc. */
  private static Step between(Step from, Step to, double w) {
    return new Step(
        from.x() + (to.x() - from.x()) * w,
        from.lift() + (to.lift() - from.lift()) * w,
        from.z() + (to.z() - from.z()) * w,
        from.yaw() + (to.yaw() - from.yaw()) * w,
        from.pitch() + (to.pitch() - from.pitch()) * w);
  }
}
