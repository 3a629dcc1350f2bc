package io.pvit.trainer.scene.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Places of a body that a capture has to know, with what rigs call them: CMU's own names and those
 * of its common conversions, Mixamo, Character Creator, Biped.
 */
enum Landmark {
  NECK("neck", "necktwist01", "lowerneck", "neck1", "neck01"),
  HEAD("head"),
  SHOULDER_LEFT(true, "arm", "upperarm", "humerus", "shldr", "uparm"),
  ELBOW_LEFT(true, "forearm", "lowerarm", "radius", "elbow", "lowarm"),
  WRIST_LEFT(true, "wrist", "hand"),
  HIP_LEFT(true, "upleg", "thigh", "femur", "upperleg"),
  KNEE_LEFT(true, "leg", "shin", "calf", "tibia", "lowerleg", "lowleg", "knee"),
  ANKLE_LEFT(true, "foot", "ankle"),
  TOE_LEFT(true, "toebase", "toe", "toes", "ball", "toe0"),
  SHOULDER_RIGHT(false, "arm", "upperarm", "humerus", "shldr", "uparm"),
  ELBOW_RIGHT(false, "forearm", "lowerarm", "radius", "elbow", "lowarm"),
  WRIST_RIGHT(false, "wrist", "hand"),
  HIP_RIGHT(false, "upleg", "thigh", "femur", "upperleg"),
  KNEE_RIGHT(false, "leg", "shin", "calf", "tibia", "lowerleg", "lowleg", "knee"),
  ANKLE_RIGHT(false, "foot", "ankle"),
  TOE_RIGHT(false, "toebase", "toe", "toes", "ball", "toe0");

  private static final List<String> PREFIXES = List.of("ccbase", "mixamorig", "bip01", "joint");

  /** With spaces between. */
  private final String names;

  Landmark(String... names) {
    this.names = String.join(" ", names);
  }

  Landmark(boolean left, String... stems) {
    List<String> all = new ArrayList<>();
    for (String stem : stems) {
      for (String side : left ? List.of("left", "l") : List.of("right", "r")) {
        all.add(side + stem);
        all.add(stem + side);
      }
    }
    names = String.join(" ", all);
  }

  /** In the order they are looked for, as {@link #plain} leaves them. */
  List<String> names() {
    return List.of(names.split(" "));
  }

  /** A joint's name without case, punctuation and the name of the rig. */
  static String plain(String name) {
    String plain =
        name.substring(name.lastIndexOf(':') + 1)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]", "");
    for (String prefix : PREFIXES) {
      if (plain.startsWith(prefix) && plain.length() > prefix.length()) {
        return plain.substring(prefix.length());
      }
    }
    return plain;
  }
}
