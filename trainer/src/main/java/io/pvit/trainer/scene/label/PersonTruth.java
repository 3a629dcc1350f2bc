package io.pvit.trainer.scene.label;

import io.pvit.trainer.scene.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All that is true of one person in one frame.
 *
 * @param track the value of their pixels in the map of persons, the same in every frame
 * @param joints in camera space in metres, in the order of {@link Joint}
 * @param visible tight around their pixels, empty where they have none
 * @param whole around the body as if nothing stood before it, over the edge of the picture too
 */
public record PersonTruth(
    int track,
    List<Vec3> joints,
    List<Visibility> visibility,
    Box visible,
    Box whole,
    Set<Action> actions) {

  public PersonTruth {
    joints = List.copyOf(joints);
    visibility = List.copyOf(visibility);
    actions = Set.copyOf(actions);
    if (joints.size() != Joint.COUNT || visibility.size() != Joint.COUNT) {
      throw new IllegalArgumentException(
          "a person has 25 joints, was " + joints.size() + " and " + visibility.size());
    }
  }

  public Vec3 at(Joint joint) {
    return joints.get(joint.number());
  }

  public PersonTruth mirrored(int width) {
    List<Vec3> places = new ArrayList<>();
    List<Visibility> seen = new ArrayList<>();
    for (Joint joint : Joint.values()) {
      int source = joint.mirrored().number();
      Vec3 place = joints.get(source);
      places.add(new Vec3(-place.x(), place.y(), place.z()));
      seen.add(visibility.get(source));
    }
    return new PersonTruth(
        track, places, seen, visible.mirrored(width), whole.mirrored(width), actions);
  }
}
