package io.pvit.app.camera;

import io.pvit.trainer.scene.ClipSpec;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a camera showed, acted once more, so that tests can hold what came out against it. */
public final class Restaged {

  private final CameraShape shape;
  private final List<ActedScene> scenes = new ArrayList<>();

  /**
   * @param count how many scenes
   */
  public Restaged(long seed, int camera, CameraShape shape, int count) {
    this.shape = shape;
    ClipSpec spec =
        ClipSpec.everything(
            shape.scenePictures(), shape.height(), shape.width(), shape.picturesPerSecond());
    SceneMaker maker = new SceneMaker(seed, spec);
    for (int i = 0; i < count; i++) {
      scenes.add(maker.scene(camera, i));
    }
  }

  /** All people of all pictures. */
  public List<ActedPerson> people() {
    return scenes.stream()
        .flatMap(scene -> scene.truth().pictures().stream())
        .flatMap(List::stream)
        .toList();
  }

  /** How much a picture differs from the one shown at a place, 0..255 on average. */
  public double difference(BufferedImage picture, long place) {
    ByteBuffer rgb =
        scenes
            .get((int) (place / shape.scenePictures()))
            .pictures()
            .get((int) (place % shape.scenePictures()));
    long sum = 0;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int found = picture.getRGB(x, y);
        for (int c = 0; c < 3; c++) {
          int acted = rgb.get(3 * (y * shape.width() + x) + c) & 0xff;
          sum += Math.abs(acted - ((found >> (16 - 8 * c)) & 0xff));
        }
      }
    }
    return sum / (3.0 * shape.width() * shape.height());
  }
}
