package io.pvit.inference.network;

import io.pvit.model.Clip;
import io.pvit.model.frames.DecodedPicture;
import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.FramePixels;
import io.pvit.schemas.Clock;
import io.pvit.schemas.Frame;
import io.pvit.schemas.FrameCodec;
import io.pvit.schemas.FrameWindow;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Grey pictures whose level is a number below 24, and windows of them. */
public final class TestingPictures {

  private static final int STEP = 10;

  private TestingPictures() {}

  /** A JPEG that carries this number. */
  public static ByteBuffer jpeg(int number, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(number * STEP + 5, number * STEP + 5, number * STEP + 5));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /** A clip whose pictures carry this number. */
  public static Clip clip(int number) {
    DecodedPicture picture =
        new FrameDecoder().decode(jpeg(number, 32, 24), TestingNetwork.CONTRACT);
    return new Clip(Collections.nCopies(4, ((DecodedPicture.Pixels) picture).frame()));
  }

  static int numberOf(FramePixels pixels) {
    ByteBuffer rgb = pixels.rgb();
    int middle = rgb.remaining() / 2;
    return (rgb.get(middle) & 0xff) / STEP;
  }

  /** Window {@code sequence} of epoch 0, whose two pictures carry its sequence. */
  public static FrameWindow window(String cameraId, long sequence) {
    return window(cameraId, sequence, 0, 2);
  }

  /** A window whose pictures carry its sequence. */
  public static FrameWindow window(String cameraId, long sequence, int epoch, int frames) {
    return window(cameraId, sequence, epoch, sized((int) sequence, frames, 32, 24), 32, 24);
  }

  /** A window of any pictures, said to be of that size. */
  public static FrameWindow window(
      String cameraId, long sequence, int epoch, List<ByteBuffer> jpegs, int width, int height) {
    return new FrameWindow(
        cameraId,
        sequence,
        epoch,
        false,
        Clock.FILE,
        0,
        125_000,
        width,
        height,
        FrameCodec.JPEG,
        IntStream.range(0, jpegs.size())
            .mapToObj(i -> new Frame(timeUs(sequence) + i * 125_000L, jpegs.get(i)))
            .toList(),
        Optional.empty(),
        timeUs(sequence) + 300_000);
  }

  /** So many equal pictures. */
  public static List<ByteBuffer> sized(int number, int frames, int width, int height) {
    return IntStream.range(0, frames).mapToObj(i -> jpeg(number, width, height)).toList();
  }

  /** Capture time of a window's first frame. */
  public static long timeUs(long sequence) {
    return 1_000_000_000L + sequence * 250_000;
  }
}
