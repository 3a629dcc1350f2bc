package io.pvit.trainer.judge;

import io.pvit.trainer.sample.SceneLabels;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.label.Action;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.PersonTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who does what in one picture of a scene, and so which alarms about it are false. */
public final class KeyFrameTruth {

  private static final double MATCH = 0.5;

  private final List<KnownPerson> people = new ArrayList<>();
  private final List<FrameBox> unsure = new ArrayList<>();

  /** Of one picture of a scene. */
  public KeyFrameTruth(Clip scene, int frame) {
    int width = scene.maps().width();
    int height = scene.maps().height();
    for (PersonTruth person : scene.truth().get(frame)) {
      Box visible = person.visible();
      if (visible.isEmpty()) {
        continue;
      }
      FrameBox box =
          new FrameBox(
              visible.left() / width,
              visible.top() / height,
              visible.right() / width,
              visible.bottom() / height);
      if (visible.bottom() - visible.top() < SceneLabels.LEAST_HEIGHT * height) {
        unsure.add(box);
      } else {
        people.add(
            new KnownPerson(
                box,
                person.actions().stream()
                    .map(Action::avaId)
                    .collect(Collectors.toUnmodifiableSet())));
      }
    }
  }

  /** Whether somebody whom the box overlaps by half does it. */
  public boolean isTrue(FrameBox box, int actionId) {
    return people.stream()
        .anyMatch(person -> person.actions().contains(actionId) && person.box().iou(box) >= MATCH);
  }

  /**
   * Whether the box is about somebody too small to tell from: an alarm is neither right nor wrong.
   */
  public boolean isUnsure(FrameBox box) {
    double toUnsure = unsure.stream().mapToDouble(box::iou).max().orElse(0);
    double toKnown = people.stream().mapToDouble(person -> person.box().iou(box)).max().orElse(0);
    return toUnsure >= MATCH && toUnsure > toKnown;
  }
}
