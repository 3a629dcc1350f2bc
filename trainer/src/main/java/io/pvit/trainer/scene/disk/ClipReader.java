package io.pvit.trainer.scene.disk;

import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.Purpose;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.disk.NpyFile.Kind;
import io.pvit.trainer.scene.render.Maps;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** Reads one clip and holds what it says against itself. */
public final class ClipReader {

  /** 668 frames of 224 x 224; their arrays take 0.7 GB. */
  private static final long MOST_PIXELS = 1L << 25;

  private ClipReader() {}

  /**
   * @param directory of the clip
   * @param purpose what it has to be for
   * @throws ClipRefused naming the file and the key
   */
  public static Clip read(Path directory, Purpose purpose) {
    Path file = directory.resolve(CardFile.NAME);
    ClipCard card = CardFile.read(file);
    require(file, "format", ClipCard.FORMAT, card.format());
    require(file, "purpose", purpose.word(), card.purpose());
    size(file, "frames", card.frames());
    size(file, "height", card.height());
    size(file, "width", card.width());
    long pixels = (long) card.frames() * card.height() * card.width();
    if (pixels > MOST_PIXELS) {
      throw new ClipRefused(
          file, "frames x height x width must be <= " + MOST_PIXELS + ", was " + pixels);
    }
    double rate = card.framesPerSecond();
    if (!(rate > 0 && rate <= 1000)) {
      throw new ClipRefused(file, "framesPerSecond must be within 0..1000, was " + rate);
    }
    Lens lens = lens(file, card);
    Maps maps = maps(directory, card);
    MapsCheck.check(directory, maps);
    return new Clip(lens, rate, maps, new TruthReader(directory, file, maps).truth(card));
  }

  private static Lens lens(Path file, ClipCard card) {
    try {
      return new Lens(
          card.width(), card.height(), card.camera().focalPixels(), card.camera().distortion());
    } catch (IllegalArgumentException e) {
      throw new ClipRefused(file, "camera: " + e.getMessage(), e);
    }
  }

  private static Maps maps(Path directory, ClipCard card) {
    List<Integer> one = List.of(card.frames(), card.height(), card.width());
    List<Integer> three = List.of(card.frames(), card.height(), card.width(), 3);
    ByteBuffer rgb = NpyFile.read(directory.resolve("rgb.npy"), Kind.BYTES, three);
    ByteBuffer depth = NpyFile.read(directory.resolve("depth.npy"), Kind.FLOATS, one);
    ByteBuffer normals = NpyFile.read(directory.resolve("normals.npy"), Kind.FLOATS, three);
    ByteBuffer classes = NpyFile.read(directory.resolve("classes.npy"), Kind.BYTES, one);
    ByteBuffer persons = NpyFile.read(directory.resolve("persons.npy"), Kind.BYTES, one);
    return new Maps(card.frames(), card.height(), card.width())
        .filled(rgb, depth.asFloatBuffer(), normals.asFloatBuffer(), classes, persons);
  }

  private static void require(Path file, String key, String wished, String there) {
    if (!there.equals(wished)) {
      throw new ClipRefused(file, key + " must be " + wished + ", was " + there);
    }
  }

  private static void size(Path file, String key, int value) {
    if (value < 1 || value > 1 << 16) {
      throw new ClipRefused(file, key + " must be within 1..65536, was " + value);
    }
  }
}
