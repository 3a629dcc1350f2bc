package io.pvit.trainer.scene.disk;

import io.pvit.trainer.scene.label.Visibility;
import java.util.List;

/**
 * What clip.json holds.
 *
 * @param origin where the clip is from, for people to read
 * @param people for every frame, whoever is in the scene
 */
record ClipCard(
    String format,
    String purpose,
    String origin,
    int frames,
    int height,
    int width,
    double framesPerSecond,
    CameraCard camera,
    List<List<PersonCard>> people) {

  static final String FORMAT = "pvit-clip/1";

  record CameraCard(double focalPixels, double distortion) {}

  /**
   * @param joints 25 of x, y, z
   * @param visible left, top, right, bottom
   * @param whole left, top, right, bottom
   * @param actions ids of AVA v2.2
   */
  record PersonCard(
      int track,
      List<List<Double>> joints,
      List<Visibility> visibility,
      List<Double> visible,
      List<Double> whole,
      List<Integer> actions) {}
}
