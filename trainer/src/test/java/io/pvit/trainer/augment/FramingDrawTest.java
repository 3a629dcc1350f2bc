package io.pvit.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pvit.model.frames.Letterbox;
import io.pvit.trainer.augment.FramingDraw.Proportions;
import io.pvit.trainer.scene.Clip;
import io.pvit.trainer.scene.ClipSeed;
import io.pvit.trainer.scene.ClipSpec;
import io.pvit.trainer.scene.SceneClips;
import io.pvit.trainer.scene.geometry.Vec3;
import io.pvit.trainer.scene.label.Box;
import io.pvit.trainer.scene.label.PersonTruth;
import io.pvit.trainer.scene.random.RandomStream;
import io.pvit.trainer.scene.render.Maps;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FramingDrawTest {

  private static final int HEIGHT = 64;
  private static final int WIDTH = 96;

  private final Clip clip =
      SceneClips.clip(new ClipSeed.Training(3), ClipSpec.everything(1, HEIGHT, WIDTH, 8));

  private List<Framing> draws(Clip of, int count) {
    return IntStream.range(0, count)
        .mapToObj(seed -> Augmentation.USUAL.framing(seed, of, 0, WIDTH, HEIGHT))
        .toList();
  }

  @Test
  void drawsTheSameOfTheSameSeed() {
    assertThat(draws(clip, 20)).isEqualTo(draws(clip, 20));
  }

  @Test
  void drawsCamerasOfAllProportionsAndBothSides() {
    Set<Integer> widths = new HashSet<>();
    Set<Boolean> sides = new HashSet<>();
    // nobody there, so that no window is drawn again
    for (Framing framing : draws(TestingClips.clip(clip.maps(), new Vec3(0, 0, 4)), 100)) {
      widths.add(framing.letterbox().width());
      sides.add(framing.isMirrored());
    }

    assertThat(widths).containsExactlyInAnyOrder(96, 85, 64, 36);
    assertThat(sides).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void keepsTheLargestPersonForTheMostPart() {
    for (int number = 0; number < 10; number++) {
      Clip other =
          SceneClips.clip(new ClipSeed.Training(number), ClipSpec.everything(1, HEIGHT, WIDTH, 8));
      Box largest =
          other.truth().get(0).stream()
              .map(PersonTruth::visible)
              .max(Comparator.comparingDouble(CropWindow::area))
              .orElseThrow();

      for (Framing framing : draws(other, 30)) {
        assertThat(framing.window().shareOf(largest)).isGreaterThanOrEqualTo(0.8);
      }
    }
  }

  @Test
  void windowsLieWithinThePictureAndHaveNearlyTheProportionsOfWhatTheyFill() {
    for (Framing framing : draws(clip, 100)) {
      CropWindow window = framing.window();
      Letterbox box = framing.letterbox();
      double stretch = box.width() * window.height() / (box.height() * window.width());

      assertThat(window.right()).isLessThanOrEqualTo(WIDTH + 1e-9);
      assertThat(window.bottom()).isLessThanOrEqualTo(HEIGHT);
      assertThat(stretch).isBetween(1 / 1.16, 1.16);
      assertThat(Math.max(window.width() / WIDTH, window.height() / HEIGHT))
          .isGreaterThanOrEqualTo(0.6 - 1e-9);
    }
  }

  @Test
  void shownPeopleKeepABoxTightAroundTheirPixels() {
    for (Framing framing : draws(clip, 40)) {
      // the map of persons, framed as the classes are
      Maps maps = clip.maps();
      byte[] tracks = new byte[maps.persons().remaining()];
      maps.persons().get(tracks);
      Maps asClasses =
          new Maps(1, HEIGHT, WIDTH)
              .filled(maps.rgb(), maps.depth(), maps.normals(), maps.persons(), maps.persons());
      int[] drawn = new Framing(framing.window(), framing.letterbox(), false).classes(asClasses);
      for (FramedPerson person :
          new Framing(framing.window(), framing.letterbox(), false).people(clip, 0).shown()) {
        Box mask = boxOf(drawn, person.track());

        double pixelX = 1.01 * framing.letterbox().width() / framing.window().width() + 1;
        double pixelY = 1.01 * framing.letterbox().height() / framing.window().height() + 1;
        assertThat(person.visible().x1() * WIDTH)
            .isBetween((float) (mask.left() - pixelX), (float) (mask.left() + pixelX));
        assertThat(person.visible().x2() * WIDTH)
            .isBetween((float) (mask.right() - pixelX), (float) (mask.right() + pixelX));
        assertThat(person.visible().y1() * HEIGHT)
            .isBetween((float) (mask.top() - pixelY), (float) (mask.top() + pixelY));
        assertThat(person.visible().y2() * HEIGHT)
            .isBetween((float) (mask.bottom() - pixelY), (float) (mask.bottom() + pixelY));
      }
    }
  }

  @Test
  void showsAllWhereNoWindowKeepsWhoIsThere() {
    FramingDraw narrow =
        new FramingDraw(List.of(new Proportions(1, 8)), 0, 0.6, 1); // windows 8 pixels wide
    Maps maps = TestingClips.maps(1, 8, new int[8], new int[8], new int[] {5, 5, 5, 5, 5, 5, 5, 5});

    Framing framing =
        narrow.draw(
            RandomStream.of(1), TestingClips.clip(maps, new Vec3(0, 0, 4), 5), 0, WIDTH, HEIGHT);

    assertThat(framing).isEqualTo(Framing.whole(8, 1, WIDTH, HEIGHT));
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    List<Proportions> any = List.of(new Proportions(1, 1));

    assertThatThrownBy(() -> new FramingDraw(List.of(), 0.5, 0.6, 1))
        .hasMessage("proportions must name at least one, was empty");
    assertThatThrownBy(() -> new FramingDraw(any, 1.5, 0.6, 1))
        .hasMessage("mirrorShare must be within 0..1, was 1.5");
    assertThatThrownBy(() -> new FramingDraw(any, 0.5, 0, 1))
        .hasMessage("leastScale must be within 0..1, was 0.0");
    assertThatThrownBy(() -> new FramingDraw(any, 0.5, 0.6, 0.5))
        .hasMessage("mostStretch must be within 1..2, was 0.5");
  }

  private static Box boxOf(int[] tracks, int track) {
    Box box = Box.NONE;
    for (int i = 0; i < tracks.length; i++) {
      if (tracks[i] == track) {
        int x = i % WIDTH;
        int y = i / WIDTH;
        box =
            box.isEmpty()
                ? new Box(x, y, x + 1, y + 1)
                : new Box(
                    Math.min(box.left(), x),
                    Math.min(box.top(), y),
                    Math.max(box.right(), x + 1),
                    Math.max(box.bottom(), y + 1));
      }
    }
    return box;
  }
}
