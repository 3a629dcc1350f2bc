package io.pvit.trainer.augment;

import io.pvit.model.net.Box;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.label.Visibility;
import java.util.List;
import java.util.Set;

/**
 * A person of a frame as the network's picture shows them; boxes in shares of that picture.
 *
 * @param joints in camera space in metres, in the order of {@link Joint}
 * @param visible tight around the pixels that are left of them
 * @param whole around the body as if nothing stood before it, over the edge of the picture too
 */
public record FramedPerson(
    int track,
    List<Vec3> joints,
    List<Visibility> visibility,
    Box visible,
    Box whole,
    Set<Action> actions) {

  public FramedPerson {
    joints = List.copyOf(joints);
    visibility = List.copyOf(visibility);
    actions = Set.copyOf(actions);
  }
}
