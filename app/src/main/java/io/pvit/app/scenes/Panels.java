package io.pvit.app.scenes;

import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.render.Maps;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Pictures of one frame of a clip, each of the clip's size. */
final class Panels {

  static final int COUNT = 6;

  private static final double HALF_GREY_METRES = 4;
  private static final double GOLDEN = 0.381966;

  private final Clip clip;
  private final Maps maps;

  Panels(Clip clip) {
    this.clip = clip;
    maps = clip.maps();
  }

  /** Colour, depth, normals, classes, then skeletons and boxes over colour, then what they do. */
  List<BufferedImage> of(int frame) {
    BufferedImage people = painted(frame, i -> dimmed(rgb(i)));
    BufferedImage labels = painted(frame, i -> 0x181818);
    Overlay overlay = new Overlay(clip, frame);
    overlay.drawPeople(people);
    overlay.writeActions(labels);
    return List.of(
        painted(frame, this::rgb),
        painted(frame, this::grey),
        painted(frame, this::normal),
        painted(frame, this::kind),
        people,
        labels);
  }

  private BufferedImage painted(int frame, IntUnaryOperator colour) {
    BufferedImage picture =
        new BufferedImage(maps.width(), maps.height(), BufferedImage.TYPE_3BYTE_BGR);
    for (int row = 0; row < maps.height(); row++) {
      for (int column = 0; column < maps.width(); column++) {
        picture.setRGB(column, row, colour.applyAsInt(maps.index(frame, row, column)));
      }
    }
    return picture;
  }

  private int rgb(int i) {
    int red = maps.rgb().get(i * 3) & 255;
    int green = maps.rgb().get(i * 3 + 1) & 255;
    int blue = maps.rgb().get(i * 3 + 2) & 255;
    return (red << 16) | (green << 8) | blue;
  }

  private static int dimmed(int rgb) {
    return (rgb >> 1) & 0x7f7f7f;
  }

  private int grey(int i) {
    int level = (int) (255 / (1 + maps.depthAt(i) / HALF_GREY_METRES));
    return level * 0x10101;
  }

  private int normal(int i) {
    int colour = 0;
    for (int c = 0; c < 3; c++) {
      colour = (colour << 8) | (int) (127.5 + 127.4 * maps.normals().get(i * 3 + c));
    }
    return colour;
  }

  /** A hue for every class; people the brighter the higher their track. */
  private int kind(int i) {
    SceneClass kind = maps.classAt(i);
    float bright = kind.isPerson() ? 0.7f + 0.3f * (maps.personAt(i) % 4) / 4 : 0.45f;
    return Color.HSBtoRGB((float) (kind.value() * GOLDEN), 0.6f, bright);
  }
}
