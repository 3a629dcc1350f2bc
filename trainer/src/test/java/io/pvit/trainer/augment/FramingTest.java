package io.pvit.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.frames.Letterbox;
import io.pvit.model.net.Box;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Joint;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.label.SceneClass;
import io.pvit.trainer.scene.label.Visibility;
import io.pvit.trainer.scene.render.Maps;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FramingTest {

  private static final Vec3 AHEAD = new Vec3(0, 0, 4);

  // 2 rows, 4 columns; somebody (7) in the two columns on the right
  private final Maps maps =
      TestingClips.maps(
          2,
          4,
          new int[] {10, 20, 30, 40, 50, 60, 70, 80},
          new int[] {1, 1, 14, 15, 1, 1, 14, 15},
          new int[] {0, 0, 7, 7, 0, 0, 7, 7});

  private static int[] red(byte[] rgb) {
    int[] red = new int[rgb.length / 3];
    for (int i = 0; i < red.length; i++) {
      red[i] = rgb[3 * i] & 0xFF;
    }
    return red;
  }

  private static Framing of(CropWindow window, int canvasWidth, int canvasHeight) {
    return new Framing(
        window,
        Letterbox.fit((int) window.width(), (int) window.height(), canvasWidth, canvasHeight),
        false);
  }

  private static Framing mirrored(Framing framing) {
    return new Framing(framing.window(), framing.letterbox(), true);
  }

  @Nested
  class Pixels {

    @Test
    void staySame_whereTheWholePictureFillsTheCanvas() {
      assertThat(red(Framing.whole(4, 2, 4, 2).rgb(maps)))
          .containsExactly(10, 20, 30, 40, 50, 60, 70, 80);
    }

    @Test
    void areThoseOfTheWindow() {
      assertThat(red(of(new CropWindow(1, 0, 3, 2), 2, 2).rgb(maps)))
          .containsExactly(20, 30, 60, 70);
    }

    @Test
    void areBetweenTheirNeighbours_whereThePictureGrows() {
      assertThat(red(of(new CropWindow(0, 0, 4, 2), 8, 4).rgb(maps)))
          .startsWith(10, 13, 18, 23, 28, 33, 38, 40);
    }

    @Test
    void areTheMeanOfAllTheyCover_whereThePictureShrinks() {
      assertThat(red(of(new CropWindow(0, 0, 4, 2), 2, 1).rgb(maps))).containsExactly(35, 55);
    }

    @Test
    void coverPartsOfPixels() {
      Letterbox one = new Letterbox(3, 2, 0, 0, 1, 1, 1, 1);

      // columns 0.5 to 2: half of the first, the second; the mean of both rows
      assertThat(red(new Framing(new CropWindow(0.5, 0, 2, 2), one, false).rgb(maps)))
          .containsExactly(37);
    }

    @Test
    void surroundThemselvesWithTheColourThatServesSee() {
      assertThat(red(Framing.whole(4, 2, 4, 4).rgb(maps)))
          .containsExactly(115, 115, 115, 115, 10, 20, 30, 40, 50, 60, 70, 80, 115, 115, 115, 115);
    }

    @Test
    void goFromRightToLeftInAMirror() {
      assertThat(red(mirrored(of(new CropWindow(1, 0, 4, 2), 3, 2)).rgb(maps)))
          .containsExactly(40, 30, 20, 80, 70, 60);
    }
  }

  @Nested
  class LabelsOfPixels {

    @Test
    void areThoseOfTheNearestPixelAndUnknownInTheBars() {
      Framing framing = Framing.whole(4, 2, 2, 3); // drawn as 2 x 1, in the middle row

      assertThat(framing.depth(maps))
          .containsExactly(Float.NaN, Float.NaN, 60, 80, Float.NaN, Float.NaN);
      assertThat(framing.classes(maps)).containsExactly(-1, -1, 1, 15, -1, -1);
      assertThat(framing.normals(maps))
          .containsExactly(0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void changeSidesInAMirror() {
      Framing framing = mirrored(of(new CropWindow(2, 0, 4, 1), 2, 1));

      assertThat(framing.depth(maps)).containsExactly(40, 30);
      assertThat(framing.classes(maps))
          .containsExactly(SceneClass.LEFT_ARM.value(), SceneClass.RIGHT_ARM.value());
      assertThat(framing.normals(maps)).containsExactly(-1, 0, 0, -1, 0, 0);
    }
  }

  @Nested
  class People {

    @Test
    void areBoxedInSharesOfTheCanvas() {
      Clip clip = TestingClips.clip(maps, AHEAD, 7);

      FramedPeople people = Framing.whole(4, 2, 4, 4).people(clip, 0);

      assertThat(people.lost()).isEmpty();
      assertThat(people.shown()).hasSize(1);
      assertThat(people.shown().get(0).visible()).isEqualTo(new Box(0.5f, 0.25f, 1, 0.75f));
    }

    @Test
    void areCutAtTheEdgeOfTheWindow_whatIsNotVisibleGoesOn() {
      FramedPerson person =
          of(new CropWindow(0, 0, 3, 2), 3, 2)
              .people(TestingClips.clip(maps, AHEAD, 7), 0)
              .shown()
              .get(0);

      assertThat(person.visible()).isEqualTo(new Box(2 / 3f, 0, 1, 1));
      assertThat(person.whole()).isEqualTo(new Box(2 / 3f, 0, 4 / 3f, 1));
    }

    @Test
    void areNoLabelsWithLessThanAQuarterLeft_andAreNamed() {
      Clip clip = TestingClips.clip(maps, AHEAD, 7);

      FramedPeople people =
          new Framing(new CropWindow(0, 0, 2.51, 1.51), Letterbox.fit(5, 3, 5, 3), false)
              .people(clip, 0);

      // 0.51 x 1.51 of 2 x 2 pixels
      assertThat(people.shown()).isEmpty();
      assertThat(people.lost()).extracting(PersonTruth::track).containsExactly(7);
    }

    @Test
    void areNoLabelsWhereNoPixelShowsThem() {
      FramedPeople people = Framing.whole(4, 2, 4, 2).people(TestingClips.clip(maps, AHEAD, 3), 0);

      assertThat(people.shown()).isEmpty();
      assertThat(people.lost()).extracting(PersonTruth::track).containsExactly(3);
    }

    @Test
    void keepTheirJointsAndLoseSightOfThoseOutside() {
      // focal length 4: the hand is seen in column 2 + 4 * 0.3 = 3.2
      Clip clip = TestingClips.clip(maps, new Vec3(1.2, 0, 4), 7);

      FramedPerson person = of(new CropWindow(0, 0, 3, 2), 3, 2).people(clip, 0).shown().get(0);

      assertThat(person.joints()).isEqualTo(clip.truth().get(0).get(0).joints());
      assertThat(person.visibility().get(Joint.HAND_LEFT.number()))
          .isEqualTo(Visibility.OUTSIDE_PICTURE);
      assertThat(person.visibility().get(Joint.HAND_RIGHT.number())).isEqualTo(Visibility.VISIBLE);
    }

    @Test
    void changeTheirSidesInAMirror() {
      Clip clip = TestingClips.clip(maps, new Vec3(1.2, 0, 4), 7);

      FramedPerson person =
          mirrored(of(new CropWindow(1, 0, 4, 2), 3, 2)).people(clip, 0).shown().get(0);

      assertThat(person.visible()).isEqualTo(new Box(0, 0, 2 / 3f, 1));
      assertThat(person.joints().get(Joint.HAND_RIGHT.number())).isEqualTo(new Vec3(-1.2, 0, 4));
    }
  }

  @Nested
  class OfARenderedClip {

    private final Clip clip =
        SceneClips.clip(new ClipSeed.Training(11), ClipSpec.everything(2, 64, 96, 8));

    @Test
    void aMirroredFramingIsTheFramingOfTheMirroredClip() {
      Letterbox square = Letterbox.fit(1, 1, 96, 64);
      Framing mirrored = new Framing(new CropWindow(8, 4, 56, 52), square, true);
      Framing plain = new Framing(new CropWindow(40, 4, 88, 52), square, false);
      Clip mirror = clip.mirrored();

      assertThat(mirrored.rgb(clip.maps())).isEqualTo(plain.rgb(mirror.maps()));
      assertThat(mirrored.depth(clip.maps())).isEqualTo(plain.depth(mirror.maps()));
      assertThat(mirrored.normals(clip.maps())).isEqualTo(plain.normals(mirror.maps()));
      assertThat(mirrored.classes(clip.maps())).isEqualTo(plain.classes(mirror.maps()));
      assertThat(mirrored.people(clip, 1).shown()).isEqualTo(plain.people(mirror, 1).shown());
    }

    @Test
    void nobodyIsNeitherShownNorLost() {
      for (int number = 0; number < 20; number++) {
        Framing framing = Augmentation.USUAL.framing(number, clip, 1, 96, 64);

        FramedPeople people = framing.people(clip, 1);

        assertThat(people.shown().size() + people.lost().size())
            .isEqualTo(clip.truth().get(1).size());
      }
    }
  }

  @Test
  void refusesAWindowOfNoSize() {
    assertThatThrownBy(() -> new CropWindow(1, 0, 1, 2))
        .hasMessage(
            "a window must be finite, within the picture and of some size, was 1.0, 0.0, 1.0, 2.0");
  }
}
