package io.pvit.trainer.scene.disk;

import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.render.Maps;
import io.pvit.trainer.scene.render.Studio;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/** Holds the pictures of a clip against what they are defined to be, pixel by pixel. */
final class MapsCheck {

  private static final double UNIT_TOLERANCE = 1e-3;

  private MapsCheck() {}

  static void check(Path directory, Maps maps) {
    FloatBuffer depth = maps.depth();
    FloatBuffer normals = maps.normals();
    ByteBuffer classes = maps.classes();
    ByteBuffer persons = maps.persons();
    for (int i = 0; i < depth.limit(); i++) {
      float metres = depth.get(i);
      if (!(metres > 0 && metres <= Studio.FAR_METRES)) {
        throw refused(
            directory, "depth.npy", maps, i, "must be within 0..100 metres, was " + metres);
      }
      double x = normals.get(i * 3);
      double y = normals.get(i * 3 + 1);
      double z = normals.get(i * 3 + 2);
      double square = x * x + y * y + z * z;
      if (!(Math.abs(square - 1) < 2 * UNIT_TOLERANCE)) {
        throw refused(
            directory, "normals.npy", maps, i, "must have length 1, was " + Math.sqrt(square));
      }
      int value = classes.get(i) & 255;
      if (value >= SceneClass.values().length) {
        throw refused(
            directory, "classes.npy", maps, i, "must be the value of a class, was " + value);
      }
      boolean body = SceneClass.of((byte) value).isPerson();
      if (body != (persons.get(i) != 0)) {
        throw refused(
            directory,
            "persons.npy",
            maps,
            i,
            "must be a track where classes.npy shows a body and else 0, was "
                + (persons.get(i) & 255)
                + " at class "
                + value);
      }
    }
  }

  private static ClipRefused refused(Path directory, String file, Maps maps, int at, String why) {
    int frame = at / (maps.height() * maps.width());
    int row = at / maps.width() % maps.height();
    int column = at % maps.width();
    return new ClipRefused(
        directory.resolve(file), "[%d, %d, %d] %s".formatted(frame, row, column, why));
  }
}
