package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.geometry.Vec3;

/**
 * A prop in hand from one moment of an act until another. Before, it lies where it will be taken;
 * after, it flies with the velocity it is given until it rests where it lands.
 *
 * @param shared whether it is shown only while it is in hand, because another has it otherwise
 * @param velocity metres a second over the ground frame
 */
public record Held(
    Prop prop, Grip grip, double taken, double given, boolean shared, Vec3 velocity) {

  /** What touches it. */
  public enum Grip {
    RIGHT_HAND,
    BOTH_HANDS,
    RIGHT_FOOT
  }

  /** In hand for all of an act, and only then. */
  public boolean always() {
    return Double.isInfinite(taken) && Double.isInfinite(given);
  }

  static Held always(Prop prop, Grip grip) {
    return new Held(
        prop, grip, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, Vec3.ZERO);
  }

  static Held during(Prop prop, Grip grip, double taken, double given) {
    return new Held(prop, grip, taken, given, false, Vec3.ZERO);
  }
}
