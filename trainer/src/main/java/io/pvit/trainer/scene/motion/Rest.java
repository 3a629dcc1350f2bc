package io.pvit.trainer.scene.motion;

import io.pvit.trainer.scene.body.Posture;
import io.pvit.trainer.scene.body.Reach;
import io.pvit.trainer.scene.body.Root;
import io.pvit.trainer.scene.body.Step;
import io.pvit.trainer.scene.random.RandomStream;
import java.util.List;

/** How somebody comes to lie: on what, and with limbs as they happen to be. */
record Rest(Lying lying, Posture posture) {

  /** The ways to lie. */
  enum Lying {
    SUPINE,
    PRONE,
    ON_SIDE
  }

  private static final List<Reach> ARMS_OF_SUPINE =
      List.of(
          Reach.of(0.3, -0.92, 0.05, 0.5),
          Reach.of(-0.1, -0.62, 0.3, 0.3),
          Reach.of(0.9, -0.25, 0.02, 0),
          Reach.of(0.93, 0.2, 0.05, 0));
  private static final List<Step> LEGS_OF_SUPINE =
      List.of(
          new Step(0.11, 0, 0, 0.12, -1.1),
          new Step(0.13, 0, -0.42, 0.15, 0),
          new Step(0.3, 0, -0.05, 0.35, -1.1));
  private static final List<Reach> ARMS_OF_PRONE =
      List.of(
          Reach.of(0.35, 0.88, 0.14, 0),
          Reach.of(0.25, -0.93, 0.16, 0),
          Reach.of(0.94, 0.15, 0.14, 0),
          Reach.of(0.6, 0.7, 0.14, 0));
  private static final List<Step> LEGS_OF_PRONE =
      List.of(new Step(0.11, 0, 0, 0.12, 1.2), new Step(0.32, 0, 0.06, 0.3, 1.2));

  /** Of one who lies on the right: how far the legs are drawn up, and ahead. */
  private static final List<Step> DRAWN_UP =
      List.of(
          new Step(0, 0, 0, 0, 0), new Step(-0.2, 0, 0.16, 0, 0), new Step(-0.36, 0, 0.34, 0, 0));

  static Rest draw(RandomStream random) {
    return draw(random.pick(List.of(Lying.values())), random);
  }

  static Rest draw(Lying lying, RandomStream random) {
    return switch (lying) {
      case SUPINE -> {
        Posture flat =
            Postures.SUPINE.withHands(random.pick(ARMS_OF_SUPINE), random.pick(ARMS_OF_SUPINE));
        Step left = random.pick(LEGS_OF_SUPINE);
        yield new Rest(lying, flat.withFeet(left, opposite(random.pick(LEGS_OF_SUPINE))));
      }
      case PRONE -> {
        Posture flat =
            Postures.PRONE.withHands(random.pick(ARMS_OF_PRONE), random.pick(ARMS_OF_PRONE));
        Step left = random.pick(LEGS_OF_PRONE);
        yield new Rest(lying, flat.withFeet(left, opposite(random.pick(LEGS_OF_PRONE))));
      }
      case ON_SIDE -> {
        Posture side = Postures.ON_SIDE;
        Step left = moved(side.leftFoot(), random.pick(DRAWN_UP));
        Step right = moved(side.rightFoot(), random.pick(DRAWN_UP));
        yield new Rest(lying, side.withFeet(left, right));
      }
    };
  }

  /** The same, by leg lengths farther ahead. */
  Rest ahead(double legs) {
    Root root = posture.root();
    Step by = new Step(0, 0, legs, 0, 0);
    return new Rest(
        lying,
        posture
            .with(
                new Root(
                    root.x(),
                    root.height(),
                    root.z() + legs,
                    root.yaw(),
                    root.pitch(),
                    root.roll()))
            .withFeet(moved(posture.leftFoot(), by), moved(posture.rightFoot(), by)));
  }

  private static Step opposite(Step step) {
    return new Step(-step.x(), step.lift(), step.z(), -step.yaw(), step.pitch());
  }

  private static Step moved(Step step, Step by) {
    return new Step(step.x() + by.x(), step.lift(), step.z() + by.z(), step.yaw(), step.pitch());
  }
}
