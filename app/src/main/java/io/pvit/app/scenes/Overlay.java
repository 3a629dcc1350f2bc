package io.pvit.app.scenes;

import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.camera.Lens;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.label.Visibility;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Draws what is known of the people in one frame. */
final class Overlay {

  private static final List<List<Joint>> BONES =
      List.of(
          List.of(Joint.SPINE_BASE, Joint.SPINE_MID, Joint.SPINE_SHOULDER, Joint.NECK, Joint.HEAD),
          List.of(
              Joint.SPINE_SHOULDER,
              Joint.SHOULDER_LEFT,
              Joint.ELBOW_LEFT,
              Joint.WRIST_LEFT,
              Joint.HAND_TIP_LEFT),
          List.of(
              Joint.SPINE_SHOULDER,
              Joint.SHOULDER_RIGHT,
              Joint.ELBOW_RIGHT,
              Joint.WRIST_RIGHT,
              Joint.HAND_TIP_RIGHT),
          List.of(
              Joint.SPINE_BASE, Joint.HIP_LEFT, Joint.KNEE_LEFT, Joint.ANKLE_LEFT, Joint.FOOT_LEFT),
          List.of(
              Joint.SPINE_BASE,
              Joint.HIP_RIGHT,
              Joint.KNEE_RIGHT,
              Joint.ANKLE_RIGHT,
              Joint.FOOT_RIGHT));

  private final Clip clip;
  private final List<PersonTruth> people;

  Overlay(Clip clip, int frame) {
    this.clip = clip;
    people = clip.truth().get(frame);
  }

  /** Boxes of what is visible, skeletons; a joint is green when seen and red when hidden. */
  void drawPeople(BufferedImage picture) {
    Graphics2D pen = pen(picture);
    for (PersonTruth person : people) {
      Box box = person.visible();
      if (!box.isEmpty()) {
        pen.setColor(colour(person));
        pen.drawRect(
            (int) box.left(),
            (int) box.top(),
            (int) (box.right() - box.left()) - 1,
            (int) (box.bottom() - box.top()) - 1);
      }
      for (List<Joint> bones : BONES) {
        for (int i = 1; i < bones.size(); i++) {
          draw(pen, person.at(bones.get(i - 1)), person.at(bones.get(i)), colour(person));
        }
      }
      dots(pen, person);
    }
    pen.dispose();
  }

  /** A line per person and action, in the colour of the person's box. */
  void writeActions(BufferedImage picture) {
    Graphics2D pen = pen(picture);
    int line = Math.max(7, Math.min(13, picture.getHeight() / 16));
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, line));
    int row = line;
    for (PersonTruth person : people) {
      pen.setColor(colour(person));
      pen.drawString("person " + person.track(), 2, row);
      row += line + 1;
      for (Action action : person.actions().stream().sorted().toList()) {
        String name = action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        pen.drawString("   " + name + " (" + action.avaId() + ")", 2, row);
        row += line + 1;
      }
    }
    pen.dispose();
  }

  private void draw(Graphics2D pen, Vec3 from, Vec3 to, Color colour) {
    if (from.z() > 0.1 && to.z() > 0.1) {
      pen.setColor(colour);
      pen.drawLine(column(from), row(from), column(to), row(to));
    }
  }

  private void dots(Graphics2D pen, PersonTruth person) {
    for (int i = 0; i < person.joints().size(); i++) {
      Visibility visibility = person.visibility().get(i);
      if (visibility != Visibility.OUTSIDE_PICTURE) {
        pen.setColor(visibility == Visibility.VISIBLE ? Color.GREEN : Color.RED);
        pen.fillRect(column(person.joints().get(i)), row(person.joints().get(i)), 2, 2);
      }
    }
  }

  private int column(Vec3 joint) {
    Lens lens = clip.lens();
    return (int) lens.column(joint.x() / joint.z(), joint.y() / joint.z());
  }

  private int row(Vec3 joint) {
    Lens lens = clip.lens();
    return (int) lens.row(joint.x() / joint.z(), joint.y() / joint.z());
  }

  private static Color colour(PersonTruth person) {
    return Color.getHSBColor((float) (person.track() * 0.29), 0.45f, 1f);
  }

  private static Graphics2D pen(BufferedImage picture) {
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    return pen;
  }
}
