package io.pvit.trainer.scene.body;

/** A body's attitude over its ground frame, in units that fit every body. */
public record Posture(
    Root root, Spine spine, Reach leftHand, Reach rightHand, Step leftFoot, Step rightFoot) {

  private static final Reach HANGING = Reach.of(0.13, -0.97, 0.1, 0);

  public static final Posture STANDING =
      new Posture(
          new Root(0, 0.985, 0, 0, 0, 0),
          new Spine(0, 0, 0, 0, 0),
          HANGING,
          HANGING,
          new Step(0.11, 0, 0, 0.12, 0),
          new Step(-0.11, 0, 0, -0.12, 0));

  public Posture with(Root changed) {
    return new Posture(changed, spine, leftHand, rightHand, leftFoot, rightFoot);
  }

  public Posture with(Spine changed) {
    return new Posture(root, changed, leftHand, rightHand, leftFoot, rightFoot);
  }

  public Posture withHands(Reach left, Reach right) {
    return new Posture(root, spine, left, right, leftFoot, rightFoot);
  }

  public Posture withRight(Reach right) {
    return new Posture(root, spine, leftHand, right, leftFoot, rightFoot);
  }

  public Posture withFeet(Step left, Step right) {
    return new Posture(root, spine, leftHand, rightHand, left, right);
  }

  /** From this at weight 0 to the other at weight 1. */
  public Posture blend(Posture to, double weight) {
    if (weight <= 0) {
      return this;
    }
    if (weight >= 1) {
      return to;
    }
    return new Posture(
        root.blend(to.root, weight),
        spine.blend(to.spine, weight),
        leftHand.blend(to.leftHand, weight),
        rightHand.blend(to.rightHand, weight),
        leftFoot.blend(to.leftFoot, weight),
        rightFoot.blend(to.rightFoot, weight));
  }

  /** Left and right exchanged. */
  public Posture mirrored() {
    return new Posture(
        root.mirrored(),
        spine.mirrored(),
        rightHand.mirrored(),
        leftHand.mirrored(),
        rightFoot.mirrored(),
        leftFoot.mirrored());
  }
}
