package io.pvit.trainer.augment;

import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.label.Visibility;
import io.pvit.trainer.scene.render.Maps;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Clips of one frame, written out. */
final class TestingClips {

  private TestingClips() {}

  /** Grey levels, depths, classes and tracks, a number a pixel; normals point right. */
  static Maps maps(int height, int width, int[] levels, int[] classes, int[] tracks) {
    int pixels = height * width;
    byte[] rgb = new byte[pixels * 3];
    float[] depth = new float[pixels];
    float[] normals = new float[pixels * 3];
    byte[] kinds = new byte[pixels];
    byte[] persons = new byte[pixels];
    for (int i = 0; i < pixels; i++) {
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) levels[i];
      }
      depth[i] = levels[i];
      normals[3 * i] = 1;
      kinds[i] = (byte) classes[i];
      persons[i] = (byte) tracks[i];
    }
    return new Maps(1, height, width)
        .filled(
            ByteBuffer.wrap(rgb),
            FloatBuffer.wrap(depth),
            FloatBuffer.wrap(normals),
            ByteBuffer.wrap(kinds),
            ByteBuffer.wrap(persons));
  }

  /** With one person of every track, all joints but the left hand in the middle of the picture. */
  static Clip clip(Maps maps, Vec3 leftHand, int... tracks) {
    List<PersonTruth> people =
        java.util.stream.IntStream.of(tracks)
            .mapToObj(track -> person(maps, leftHand, track))
            .toList();
    Lens lens = new Lens(maps.width(), maps.height(), maps.width(), 0);
    return new Clip(lens, 8, maps, List.of(people));
  }

  private static PersonTruth person(Maps maps, Vec3 leftHand, int track) {
    List<Vec3> joints =
        new java.util.ArrayList<>(Collections.nCopies(Joint.COUNT, new Vec3(0, 0, 4)));
    joints.set(Joint.HAND_LEFT.number(), leftHand);
    return new PersonTruth(
        track,
        joints,
        Collections.nCopies(Joint.COUNT, Visibility.VISIBLE),
        maps.boxOf(track, 0),
        maps.boxOf(track, 0),
        Set.of(Action.STAND));
  }
}
