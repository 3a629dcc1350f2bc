package io.pvit.trainer.scene.capture;

import io.pvit.trainer.scene.body.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds feet where they stand: while a foot is down and slow it stays at its mean place, and what
 * that moved it by is spread over its way through the air.
 */
final class Planting {

  private static final double LIFTED_LEGS = 0.03;
  private static final double SLOW_LEGS_A_SECOND = 0.45;
  private static final double FLAT_RADIANS = 0.25;
  private static final double SHORTEST_SECONDS = 0.06;

  private record Stand(int from, int until, Step step) {}

  private Planting() {}

  static List<Step> planted(List<Step> steps, double frameSeconds) {
    List<Stand> stands = stands(steps, frameSeconds);
    if (stands.isEmpty()) {
      return steps;
    }
    List<Step> planted = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < steps.size(); i++) {
      while (next < stands.size() && i >= stands.get(next).until()) {
        next++;
      }
      Stand before = stands.get(Math.max(0, next - 1));
      Stand after = stands.get(Math.min(next, stands.size() - 1));
      if (next < stands.size() && i >= after.from()) {
        planted.add(down(steps.get(i), after.step()));
      } else {
        int left = before.until() - 1;
        double way = Math.max(1, after.from() - left);
        double w = Math.max(0, Math.min(1, (i - left) / way));
        planted.add(moved(steps, i, before, after, next == 0 ? 1 : w));
      }
    }
    return planted;
  }

  private static List<Stand> stands(List<Step> steps, double frameSeconds) {
    List<Stand> stands = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= steps.size(); i++) {
      if (i == steps.size() || !stands(steps, i, frameSeconds)) {
        if ((i - from) * frameSeconds >= SHORTEST_SECONDS && i - from >= 2) {
          stands.add(new Stand(from, i, mean(steps.subList(from, i))));
        }
        from = i + 1;
      }
    }
    return stands;
  }

  private static boolean stands(List<Step> steps, int i, double frameSeconds) {
    Step here = steps.get(i);
    Step other = steps.get(i + 1 < steps.size() ? i + 1 : Math.max(0, i - 1));
    double dx = other.x() - here.x();
    double dz = other.z() - here.z();
    double speed = Math.sqrt(dx * dx + dz * dz) / frameSeconds;
    return here.lift() < LIFTED_LEGS && speed < SLOW_LEGS_A_SECOND;
  }

  private static Step mean(List<Step> steps) {
    double x = 0;
    double z = 0;
    double yaw = 0;
    for (Step step : steps) {
      x += step.x() / steps.size();
      z += step.z() / steps.size();
      yaw += step.yaw() / steps.size();
    }
    return new Step(x, 0, z, yaw, 0);
  }

  private static Step down(Step step, Step place) {
    double pitch = step.pitch() > -FLAT_RADIANS ? Math.max(0, step.pitch()) : step.pitch();
    return new Step(place.x(), 0, place.z(), place.yaw(), pitch);
  }

  /** A foot in the air goes along with where it stood before and where it will stand. */
  private static Step moved(List<Step> steps, int i, Stand before, Stand after, double w) {
    Step here = steps.get(i);
    Step last = steps.get(before.until() - 1);
    Step first = steps.get(after.from());
    double x = (1 - w) * (before.step().x() - last.x()) + w * (after.step().x() - first.x());
    double z = (1 - w) * (before.step().z() - last.z()) + w * (after.step().z() - first.z());
    double yaw =
        (1 - w) * (before.step().yaw() - last.yaw()) + w * (after.step().yaw() - first.yaw());
    return new Step(here.x() + x, here.lift(), here.z() + z, here.yaw() + yaw, here.pitch());
  }
}
