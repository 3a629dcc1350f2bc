package io.pvit.trainer.augment;

import io.pvit.model.frames.FrameDecoder;
import io.pvit.model.frames.Letterbox;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.label.Visibility;
import io.pvit.trainer.scene.render.Maps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a clip's pictures fills which part of the network's, the same in every frame.
 * Around it nothing is known: depth is not a number, normals have no length, the class is -1.
 *
 * @param window what is seen, in pixels of the clip
 * @param letterbox where it is drawn; its source is what a camera would have delivered
 * @param isMirrored left and right changed, of bodies too
 */
public record Framing(CropWindow window, Letterbox letterbox, boolean isMirrored) {

  /** Whoever keeps less of the visible box is no label any more. */
  static final double LEAST_SHARE = 0.25;

  static final int UNKNOWN_CLASS = -1;

  /** All of a picture, as what serves sees it. */
  public static Framing whole(int width, int height, int canvasWidth, int canvasHeight) {
    return new Framing(
        CropWindow.whole(width, height),
        Letterbox.fit(width, height, canvasWidth, canvasHeight),
        false);
  }

  /** (T, Y, X, 3) sRGB; between pixels where it grows, their mean where it shrinks. */
  public byte[] rgb(Maps maps) {
    byte[] source = new byte[maps.rgb().remaining()];
    maps.rgb().get(source);
    return rgb(source, maps.height(), maps.width());
  }

  /** The same of any pictures (T, height, width, 3). */
  public byte[] rgb(byte[] source, int height, int width) {
    int frames = source.length / (height * width * 3);
    byte[] canvas = new byte[frames * canvasPixels() * 3];
    if (letterbox.width() * letterbox.height() < canvasPixels()) {
      Arrays.fill(canvas, (byte) FrameDecoder.PADDING_LEVEL);
    }
    Resampling resampling =
        new Resampling(begin(), end(), window.top(), window.bottom(), height, width, letterbox);
    for (int frame = 0; frame < frames; frame++) {
      resampling.draw(source, canvas, frame);
    }
    return canvas;
  }

  /**
   * Where a box lies on the canvas, in shares of it; empty where less than a quarter of it is to be
   * seen.
   *
   * @param pixels of the pictures
   */
  public Optional<io.pvit.model.net.Box> shown(Box pixels) {
    return pixels.isEmpty() || window.shareOf(pixels) < LEAST_SHARE
        ? Optional.empty()
        : Optional.of(onCanvas(window.clip(pixels)));
  }

  /** (T, Y, X) metres. */
  public float[] depth(Maps maps) {
    float[] source = new float[maps.depth().remaining()];
    maps.depth().get(source);
    int[] shown = shown(maps);
    float[] canvas = new float[maps.frames() * shown.length];
    for (int frame = 0; frame < maps.frames(); frame++) {
      int first = maps.index(frame, 0, 0);
      for (int i = 0; i < shown.length; i++) {
        canvas[frame * shown.length + i] = shown[i] < 0 ? Float.NaN : source[first + shown[i]];
      }
    }
    return canvas;
  }

  /** (T, Y, X, 3) of length 1 in the camera's axes. */
  public float[] normals(Maps maps) {
    float[] source = new float[maps.normals().remaining()];
    maps.normals().get(source);
    int[] shown = shown(maps);
    float[] canvas = new float[maps.frames() * shown.length * 3];
    float side = isMirrored ? -1 : 1;
    for (int frame = 0; frame < maps.frames(); frame++) {
      for (int i = 0; i < shown.length; i++) {
        if (shown[i] >= 0) {
          int from = 3 * (maps.index(frame, 0, 0) + shown[i]);
          int to = 3 * (frame * shown.length + i);
          canvas[to] = 0f + side * source[from];
          canvas[to + 1] = source[from + 1];
          canvas[to + 2] = source[from + 2];
        }
      }
    }
    return canvas;
  }

  /** (T, Y, X) values of {@link SceneClass}. */
  public int[] classes(Maps maps) {
    byte[] source = new byte[maps.classes().remaining()];
    maps.classes().get(source);
    int[] named = new int[SceneClass.values().length];
    for (SceneClass of : SceneClass.values()) {
      named[of.value()] = (isMirrored ? of.mirrored() : of).value();
    }
    int[] shown = shown(maps);
    int[] canvas = new int[maps.frames() * shown.length];
    for (int frame = 0; frame < maps.frames(); frame++) {
      int first = maps.index(frame, 0, 0);
      for (int i = 0; i < shown.length; i++) {
        canvas[frame * shown.length + i] =
            shown[i] < 0 ? UNKNOWN_CLASS : named[source[first + shown[i]]];
      }
    }
    return canvas;
  }

  /** Everybody of a frame: who is to be seen in the window, and who is not. */
  public FramedPeople people(Clip clip, int frame) {
    List<FramedPerson> shown = new ArrayList<>();
    List<PersonTruth> lost = new ArrayList<>();
    for (PersonTruth person : clip.truth().get(frame)) {
      Box left = visiblePart(clip.maps(), person.track(), frame);
      boolean isShown =
          !left.isEmpty()
              && CropWindow.area(left) >= LEAST_SHARE * CropWindow.area(person.visible());
      if (isShown) {
        shown.add(framed(person, left, clip));
      } else {
        lost.add(person);
      }
    }
    return new FramedPeople(shown, lost);
  }

  /** Where the joints of somebody are in a frame, seen or not; empty where the scene lacks them. */
  public Optional<List<Vec3>> joints(Clip clip, int frame, int track) {
    return clip.truth().get(frame).stream()
        .filter(person -> person.track() == track)
        .findFirst()
        .map(person -> isMirrored ? person.mirrored(clip.maps().width()) : person)
        .map(PersonTruth::joints);
  }

  private FramedPerson framed(PersonTruth person, Box left, Clip clip) {
    PersonTruth cut =
        new PersonTruth(
            person.track(),
            person.joints(),
            visibility(person, clip),
            left,
            person.whole(),
            person.actions());
    PersonTruth seen = isMirrored ? cut.mirrored(clip.maps().width()) : cut;
    return new FramedPerson(
        seen.track(),
        seen.joints(),
        seen.visibility(),
        onCanvas(cut.visible()),
        onCanvas(cut.whole()),
        seen.actions());
  }

  private List<Visibility> visibility(PersonTruth person, Clip clip) {
    List<Visibility> seen = new ArrayList<>(person.visibility());
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i) != Visibility.OUTSIDE_PICTURE) {
        double x = person.joints().get(i).x() / person.joints().get(i).z();
        double y = person.joints().get(i).y() / person.joints().get(i).z();
        if (!window.contains(clip.lens().column(x, y), clip.lens().row(x, y))) {
          seen.set(i, Visibility.OUTSIDE_PICTURE);
        }
      }
    }
    return seen;
  }

  /** Tight around a person's pixels whose middle lies in the window. */
  private Box visiblePart(Maps maps, int track, int frame) {
    int firstRow = (int) Math.ceil(window.top() - 0.5);
    int firstColumn = (int) Math.ceil(window.left() - 0.5);
    Box pixels = Box.NONE;
    for (int row = firstRow; row + 0.5 < window.bottom(); row++) {
      for (int column = firstColumn; column + 0.5 < window.right(); column++) {
        if (maps.personAt(maps.index(frame, row, column)) == track) {
          pixels = around(pixels, column, row);
        }
      }
    }
    return window.clip(pixels);
  }

  private static Box around(Box box, int column, int row) {
    return box.isEmpty()
        ? new Box(column, row, column + 1, row + 1)
        : new Box(
            Math.min(box.left(), column),
            Math.min(box.top(), row),
            Math.max(box.right(), column + 1),
            Math.max(box.bottom(), row + 1));
  }

  private io.pvit.model.net.Box onCanvas(Box box) {
    float a = (float) letterbox.canvasX((box.left() - begin()) / (end() - begin()));
    float b = (float) letterbox.canvasX((box.right() - begin()) / (end() - begin()));
    return new io.pvit.model.net.Box(
        Math.min(a, b),
        (float) letterbox.canvasY((box.top() - window.top()) / window.height()),
        Math.max(a, b),
        (float) letterbox.canvasY((box.bottom() - window.top()) / window.height()));
  }

  /** The edge of the window that is seen on the left. */
  private double begin() {
    return isMirrored ? window.right() : window.left();
  }

  private double end() {
    return isMirrored ? window.left() : window.right();
  }

  private int canvasPixels() {
    return letterbox.canvasWidth() * letterbox.canvasHeight();
  }

  /** (Y, X) which pixel of a picture of the clip lies there, -1 for none. */
  private int[] shown(Maps maps) {
    int[] columns = AxisTaps.nearest(begin(), end(), letterbox.width(), maps.width());
    int[] rows = AxisTaps.nearest(window.top(), window.bottom(), letterbox.height(), maps.height());
    int[] shown = new int[canvasPixels()];
    Arrays.fill(shown, -1);
    for (int y = 0; y < rows.length; y++) {
      int line = (letterbox.top() + y) * letterbox.canvasWidth() + letterbox.left();
      for (int x = 0; x < columns.length; x++) {
        shown[line + x] = rows[y] * maps.width() + columns[x];
      }
    }
    return shown;
  }
}
