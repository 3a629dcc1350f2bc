package io.pvit.trainer.scene.stage;

import io.pvit.trainer.scene.body.Figure;
import io.pvit.trainer.scene.geometry.Pose;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.motion.Held;
import io.pvit.trainer.scene.motion.Prop;
import io.pvit.trainer.scene.world.Material;
import io.pvit.trainer.scene.world.Solid;
import java.util.Optional;

/**
 * A prop of an actor: in hand, waiting on the ground to be taken, or let go. Times are the
 * script's.
 */
public record Property(Held held, double actFrom, double actUntil, Material material) {

  Optional<Solid> at(Actor actor, Figure now, double seconds, Vec3 room) {
    double local = seconds - actFrom;
    boolean inHand = local >= held.taken() && local < held.given();
    if (held.always()) {
      boolean during = seconds < actUntil && (seconds >= actFrom || actFrom == 0);
      return during ? Optional.of(solid(inHand(now))) : Optional.empty();
    }
    if (inHand) {
      return Optional.of(solid(inHand(now)));
    }
    if (held.shared()) {
      return Optional.empty();
    }
    if (local < held.taken()) {
      return Optional.of(solid(resting(inHand(actor.figure(actFrom + held.taken())))));
    }
    return Optional.of(solid(flown(actor, local - held.given(), room)));
  }

  private Pose inHand(Figure figure) {
    Prop prop = held.prop();
    Vec3 right = figure.at(Joint.HAND_RIGHT);
    Vec3 place =
        switch (held.grip()) {
          case RIGHT_HAND -> right.minus(Vec3.UP.times(prop.hangsMetres()));
          case BOTH_HANDS ->
              right.lerp(figure.at(Joint.HAND_LEFT), 0.5).plus(figure.chest().ahead().times(0.06));
          case RIGHT_FOOT -> figure.at(Joint.FOOT_RIGHT).plus(figure.pelvis().ahead().times(0.12));
        };
    double low = Math.max(prop.restMetres(), place.y());
    return new Pose(figure.chest(), new Vec3(place.x(), low, place.z()));
  }

  private Pose resting(Pose grip) {
    Vec3 place = grip.origin();
    return Pose.standing(place.x(), place.z(), 0).at(0, held.prop().restMetres(), 0);
  }

  private Pose flown(Actor actor, double since, Vec3 room) {
    double released = actFrom + held.given();
    Pose grip = inHand(actor.figure(released));
    Vec3 velocity = actor.script().ground(released).rotation().apply(held.velocity());
    double rest = held.prop().restMetres();
    Flight.Moment moment = new Flight(grip.origin(), velocity, rest, room).after(since);
    Vec3 place = moment.place();
    return moment.rests()
        ? Pose.standing(place.x(), place.z(), 0).at(0, rest, 0)
        : new Pose(grip.rotation(), place);
  }

  private Solid solid(Pose pose) {
    return Solid.thing(held.prop().shape(), pose, material, SceneClass.HELD_OBJECT);
  }
}
