package io.pvit.app.bench;

import io.pvit.model.InputContract;
import io.pvit.schemas.Clock;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import io.pvit.schemas.clip.ClipShape;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The windows of cameras that show the same few scenes over and over, made once. */
final class FilmedWindows {

  private static final int SCENES = 4;

  private final InputContract contract;
  private final ClipShape shape;
  private final List<ByteBuffer> pictures = new ArrayList<>();

  FilmedWindows(InputContract contract) {
    this.contract = contract;
    this.shape = ClipShape.of(contract.frames(), contract.keyFrame(), contract.frameIntervalUs());
    ClipSpec spec =
        ClipSpec.everything(
            contract.frames(), contract.height(), contract.width(), framesPerSecond());
    for (int scene = 0; scene < SCENES; scene++) {
      film(SceneClips.clip(new ClipSeed.Demo(scene), spec));
    }
  }

  /** How much time a window covers. */
  long intervalUs() {
    return shape.framesPerWindow() * contract.frameIntervalUs();
  }

  double framesPerSecond() {
    return 1e6 / contract.frameIntervalUs();
  }

  /** Of a picture, pixels. */
  int shortSide() {
    return Math.min(contract.width(), contract.height());
  }

  /** How many windows come before the first that completes a clip. */
  int before() {
    return shape.windowsPerClip() - 1;
  }

  /**
   * A camera's window.
   *
   * @param sequence its place, from 0
   * @param firstUs capture time of the camera's first picture
   * @param nowUs when it is sent
   */
  FrameWindow window(String camera, long sequence, long firstUs, long nowUs) {
    long fromUs = firstUs + sequence * intervalUs();
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < shape.framesPerWindow(); i++) {
      long picture = sequence * shape.framesPerWindow() + i;
      frames.add(
          new Frame(
              fromUs + i * contract.frameIntervalUs(),
              pictures.get((int) (picture % pictures.size())).duplicate()));
    }
    return new FrameWindow(
        camera,
        sequence,
        0,
        false,
        Clock.FILE,
        0,
        contract.frameIntervalUs(),
        contract.width(),
        contract.height(),
        FrameCodec.JPEG,
        frames,
        Optional.empty(),
        nowUs);
  }

  private void film(Clip scene) {
    int pixels = contract.width() * contract.height();
    for (int frame = 0; frame < contract.frames(); frame++) {
      pictures.add(jpeg(scene.maps().rgb(), frame * pixels));
    }
  }

  /** The picture whose first pixel has this number among those of its clip. */
  private ByteBuffer jpeg(ByteBuffer rgb, int first) {
    int width = contract.width();
    BufferedImage image = new BufferedImage(width, contract.height(), BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < width * contract.height(); pixel++) {
      int at = 3 * (first + pixel);
      int red = rgb.get(at) & 0xff;
      int green = rgb.get(at + 1) & 0xff;
      int blue = rgb.get(at + 2) & 0xff;
      image.setRGB(pixel % width, pixel / width, red << 16 | green << 8 | blue);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "jpg", bytes)) {
        throw new IllegalStateException("this JVM writes no JPEG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a picture could not be coded", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}
