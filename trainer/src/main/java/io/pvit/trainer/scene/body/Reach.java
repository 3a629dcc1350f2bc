package io.pvit.trainer.scene.body;

import io.pvit.trainer.scene.geometry.Vec3;

/**
 * Where a wrist is, from its shoulder in the frame of the chest, in arm lengths; the palm is drawn
 * by a weight of 0..1 to a spot over the ground in metres.
 *
 * @param elbow how far the elbow is lifted outwards, 0 hanging
 */
public record Reach(
    double out, double up, double ahead, double elbow, Vec3 spot, double spotWeight) {

  public static Reach of(double out, double up, double ahead, double elbow) {
    return new Reach(out, up, ahead, elbow, Vec3.ZERO, 0);
  }

  /** The same arm, its palm at a spot of the ground frame. */
  public Reach to(Vec3 place) {
    return to(place, 1);
  }

  /** The same arm, its palm drawn by a weight to a spot of the ground frame. */
  public Reach to(Vec3 place, double weight) {
    return new Reach(out, up, ahead, elbow, place, weight);
  }

  public Reach plus(double moreOut, double moreUp, double moreAhead) {
    return new Reach(out + moreOut, up + moreUp, ahead + moreAhead, elbow, spot, spotWeight);
  }

  public Reach blend(Reach to, double w) {
    Vec3 place = spotWeight == 0 ? to.spot : to.spotWeight == 0 ? spot : spot.lerp(to.spot, w);
    return new Reach(
        out + (to.out - out) * w,
        up + (to.up - up) * w,
        ahead + (to.ahead - ahead) * w,
        elbow + (to.elbow - elbow) * w,
        place,
        spotWeight + (to.spotWeight - spotWeight) * w);
  }

  Reach mirrored() {
    return new Reach(out, up, ahead, elbow, new Vec3(-spot.x(), spot.y(), spot.z()), spotWeight);
  }
}
