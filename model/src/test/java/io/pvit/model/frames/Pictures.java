package io.pvit.model.frames;

import io.pvit.model.InputContract;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests, coded by a coder that is not the product's. */
public final class Pictures {

  private Pictures() {}

  /** A JPEG of one colour. */
  public static ByteBuffer plain(int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return jpeg(image);
  }

  /** A black JPEG with a white rectangle. */
  public static ByteBuffer bright(int width, int height, Rectangle where) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fill(where);
    graphics.dispose();
    return jpeg(image);
  }

  /** A JPEG of coloured rectangles, another for every seed. */
  public static ByteBuffer patchwork(int width, int height, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 40; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      graphics.fillRect(x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y));
    }
    graphics.dispose();
    return jpeg(image);
  }

  /** The pixels of a JPEG that decodes. */
  public static FramePixels decoded(ByteBuffer jpeg, InputContract contract) {
    return new FrameDecoder()
        .decode(jpeg, contract)
        .fold(
            pixels -> pixels,
            reason -> {
              throw new AssertionError(reason);
            });
  }

  private static ByteBuffer jpeg(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", bytes);
      return ByteBuffer.wrap(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
