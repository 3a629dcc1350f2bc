package io.pvit.trainer.scene;

import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.label.Visibility;
import io.pvit.trainer.scene.render.Maps;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** Draws a clip as a contact sheet: a column a frame, a row each of what is known about it. */
public final class Preview {

  private static final int ROWS = 4;
  private static final double NEAR_LIMIT_METRES = 12;

  private Preview() {}

  /** Arguments: seed, file.png, frames, height, width, frames a second, action (optional). */
  public static void main(String[] args) throws IOException {
    if (args.length < 6) {
      throw new IllegalArgumentException(
          "expected SEED FILE.png FRAMES HEIGHT WIDTH FPS [ACTION], got " + args.length);
    }
    int frames = Integer.parseInt(args[2]);
    int height = Integer.parseInt(args[3]);
    int width = Integer.parseInt(args[4]);
    double rate = Double.parseDouble(args[5]);
    ClipSpec spec =
        args.length > 6
            ? new ClipSpec(frames, height, width, rate, 2, Set.of(Action.valueOf(args[6])))
            : ClipSpec.everything(frames, height, width, rate);
    Clip clip = SceneClips.clip(new ClipSeed.Demo(Long.parseLong(args[0])), spec);
    ImageIO.write(sheet(clip), "png", Path.of(args[1]).toFile());
  }

  public static BufferedImage sheet(Clip clip) {
    Maps maps = clip.maps();
    BufferedImage sheet =
        new BufferedImage(
            maps.frames() * maps.width(), ROWS * maps.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    for (int frame = 0; frame < maps.frames(); frame++) {
      paint(sheet, clip, frame);
      for (PersonTruth person : clip.truth().get(frame)) {
        draw(pen, clip, person, frame * maps.width());
      }
    }
    pen.dispose();
    return sheet;
  }

  private static void paint(BufferedImage sheet, Clip clip, int frame) {
    Maps maps = clip.maps();
    int left = frame * maps.width();
    for (int row = 0; row < maps.height(); row++) {
      for (int column = 0; column < maps.width(); column++) {
        int at = maps.index(frame, row, column);
        int rgb = 0;
        int normal = 0;
        for (int c = 0; c < 3; c++) {
          rgb = rgb << 8 | (maps.rgb().get(at * 3 + c) & 255);
          normal = normal << 8 | (int) (127.5 + 127.4 * maps.normals().get(at * 3 + c));
        }
        int grey = (int) (255 / (1 + 4 * maps.depthAt(at) / NEAR_LIMIT_METRES));
        float hue = (float) (maps.classes().get(at) * 0.381966);
        sheet.setRGB(left + column, row, rgb);
        sheet.setRGB(left + column, row + maps.height(), grey * 0x10101);
        sheet.setRGB(left + column, row + 2 * maps.height(), normal);
        sheet.setRGB(
            left + column,
            row + 3 * maps.height(),
            Color.HSBtoRGB(hue, 0.6f, maps.personAt(at) > 0 ? 0.95f : 0.5f));
      }
    }
  }

  private static void draw(Graphics2D pen, Clip clip, PersonTruth person, int left) {
    Lens lens = clip.lens();
    int top = 3 * clip.maps().height();
    Box box = person.visible();
    pen.setColor(Color.WHITE);
    if (!box.isEmpty()) {
      pen.drawRect(
          left + (int) box.left(),
          top + (int) box.top(),
          (int) (box.right() - box.left()) - 1,
          (int) (box.bottom() - box.top()) - 1);
      String text =
          person.actions().stream().map(Action::name).sorted().collect(Collectors.joining(" "));
      pen.setFont(pen.getFont().deriveFont(9f));
      pen.drawString(text, left + (int) box.left(), top + Math.max(9, (int) box.top() - 1));
    }
    for (int i = 0; i < person.joints().size(); i++) {
      Vec3 joint = person.joints().get(i);
      if (person.visibility().get(i) == Visibility.OUTSIDE_PICTURE) {
        continue;
      }
      boolean seen = person.visibility().get(i) == Visibility.VISIBLE;
      pen.setColor(seen ? Color.GREEN : Color.RED);
      int column = (int) lens.column(joint.x() / joint.z(), joint.y() / joint.z());
      int row = (int) lens.row(joint.x() / joint.z(), joint.y() / joint.z());
      pen.fillRect(left + column, top + row, 2, 2);
    }
  }
}
