package io.pvit.trainer.augment;

import io.pvit.model.frames.Letterbox;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.random.RandomStream;
import java.util.Comparator;
import java.util.List;

/**
 * What framings are drawn from.
 *
 * @param proportions of the cameras that a clip may come from; each as likely as the others
 * @param mirrorShare of clips
 * @param leastScale the sides of the window in shares of the largest that the picture has room for;
 *     1 is the largest
 * @param mostStretch how far the proportions of things may change, as a factor, 1 for not at all
 */
public record FramingDraw(
    List<Proportions> proportions, double mirrorShare, double leastScale, double mostStretch) {

  /** Windows that would cut the largest person down to less than this are drawn again. */
  private static final double LEAST_OF_LARGEST = 0.8;

  private static final int DRAWS = 12;

  /** Of a camera's picture, such as 16 to 9. */
  public record Proportions(int width, int height) {
    public Proportions {
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "proportions must be >= 1, were " + width + " to " + height);
      }
    }
  }

  public FramingDraw {
    proportions = List.copyOf(proportions);
    if (proportions.isEmpty()) {
      throw new IllegalArgumentException("proportions must name at least one, was empty");
    }
    if (!(mirrorShare >= 0 && mirrorShare <= 1)) {
      throw new IllegalArgumentException("mirrorShare must be within 0..1, was " + mirrorShare);
    }
    if (!(leastScale > 0 && leastScale <= 1)) {
      throw new IllegalArgumentException("leastScale must be within 0..1, was " + leastScale);
    }
    if (!(mostStretch >= 1 && mostStretch <= 2)) {
      throw new IllegalArgumentException("mostStretch must be within 1..2, was " + mostStretch);
    }
  }

  /** Wide cameras half of the time, old ones often, telephones seldom. */
  public static final FramingDraw USUAL =
      new FramingDraw(
          List.of(
              new Proportions(3, 2),
              new Proportions(3, 2),
              new Proportions(3, 2),
              new Proportions(16, 9),
              new Proportions(16, 9),
              new Proportions(4, 3),
              new Proportions(4, 3),
              new Proportions(1, 1),
              new Proportions(9, 16)),
          0.5,
          0.6,
          1.15);

  /** Of a scene: around its largest person at the key frame. */
  Framing draw(RandomStream random, Clip clip, int keyFrame, int canvasWidth, int canvasHeight) {
    Box largest =
        clip.truth().get(keyFrame).stream()
            .map(PersonTruth::visible)
            .max(Comparator.comparingDouble(CropWindow::area))
            .orElse(Box.NONE);
    return draw(
        random, clip.maps().width(), clip.maps().height(), largest, canvasWidth, canvasHeight);
  }

  /** The whole picture, where no draw keeps enough of the largest person. */
  Framing draw(
      RandomStream random, int width, int height, Box largest, int canvasWidth, int canvasHeight) {
    boolean isMirrored = random.named("mirror").chance(mirrorShare);
    for (int i = 0; i < DRAWS; i++) {
      RandomStream attempt = random.named("window").numbered(i);
      Proportions camera = attempt.pick(proportions);
      Letterbox letterbox =
          Letterbox.fit(camera.width(), camera.height(), canvasWidth, canvasHeight);
      CropWindow window = window(attempt, letterbox, width, height);
      if (window.shareOf(largest) >= LEAST_OF_LARGEST) {
        return new Framing(window, letterbox, isMirrored);
      }
    }
    return new Framing(
        CropWindow.whole(width, height),
        Letterbox.fit(width, height, canvasWidth, canvasHeight),
        isMirrored);
  }

  private CropWindow window(RandomStream random, Letterbox letterbox, int width, int height) {
    double stretch = StrictMath.pow(mostStretch, random.uniform(-1, 1));
    double slope = stretch * letterbox.width() / letterbox.height();
    double scale = random.uniform(leastScale, 1);
    double across = scale * Math.min(width, height * slope);
    double down = across / slope;
    double left = random.uniform() * (width - across);
    double top = random.uniform() * Math.max(0, height - down);
    return new CropWindow(left, top, left + across, Math.min(height, top + down));
  }
}
