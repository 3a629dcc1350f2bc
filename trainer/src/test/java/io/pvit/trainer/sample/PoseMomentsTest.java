package io.pvit.trainer.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pvit.trainer.augment.FramedPerson;
import io.pvit.trainer.augment.Framing;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.PersonTruth;
import org.junit.jupiter.api.Test;

class PoseMomentsTest {

  private static final int KEY_FRAME = 4;
  private static final int NUMBERS = 75;

  private final Clip clip =
      SceneClips.<ClipSeed.Training>source(ClipSpec.everything(9, 32, 48, 8))
          .clip(new ClipSeed.Training(3));
  private final Framing whole = Framing.whole(48, 32, 48, 32);
  private final FramedPerson person = whole.people(clip, KEY_FRAME).shown().get(0);

  @Test
  void areSpreadFromTheFirstFrameToTheLastAndMeasuredFromTheRootAtTheKeyFrame() {
    float[] poses = PoseMoments.of(clip, whole, person, 3);

    assertThat(poses).hasSize(3 * NUMBERS);
    Vec3 root = truth(KEY_FRAME).joints().get(0);
    int[] frames = {0, 4, 8};
    for (int moment = 0; moment < 3; moment++) {
      Vec3 head = truth(frames[moment]).joints().get(3);
      int at = moment * NUMBERS + 3 * 3;
      assertThat((double) poses[at]).isCloseTo(head.x() - root.x(), within(1e-6));
      assertThat((double) poses[at + 1]).isCloseTo(head.y() - root.y(), within(1e-6));
      assertThat((double) poses[at + 2]).isCloseTo(head.z() - root.z(), within(1e-6));
    }
  }

  @Test
  void ofOneMomentIsTheMiddle() {
    float[] poses = PoseMoments.of(clip, whole, person, 1);

    assertThat(poses).hasSize(NUMBERS).startsWith(0, 0, 0);
  }

  @Test
  void areMirroredAsTheClipIs() {
    Framing mirror = new Framing(whole.window(), whole.letterbox(), true);
    FramedPerson mirrored =
        mirror.people(clip, KEY_FRAME).shown().stream()
            .filter(each -> each.track() == person.track())
            .findFirst()
            .orElseThrow();

    float[] poses = PoseMoments.of(clip, whole, person, 1);
    float[] reversed = PoseMoments.of(clip, mirror, mirrored, 1);

    int leftHand = 7 * 3;
    int rightHand = 11 * 3;
    assertThat(reversed[leftHand]).isCloseTo(-poses[rightHand], within(1e-6f));
    assertThat(reversed[leftHand + 1]).isCloseTo(poses[rightHand + 1], within(1e-6f));
  }

  private PersonTruth truth(int frame) {
    return clip.truth().get(frame).stream()
        .filter(each -> each.track() == person.track())
        .findFirst()
        .orElseThrow();
  }
}
