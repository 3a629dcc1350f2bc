package io.pvit.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.pvit.model.InputContract;
import io.pvit.model.net.Box;
import io.pvit.trainer.dataset.FilmViews.View;
import io.pvit.trainer.sample.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmViewsTest {

  private static final InputContract CONTRACT = new InputContract(4, 2, 100_000, 32, 32);
  private static final ClipKnowledge KNOWN = new ClipKnowledge.OfClass(0);
  private static final ClipReference WIDE =
      new ClipReference(Path.of("wide"), new ClipPart.Whole(), KNOWN);
  private static final ClipReference LIGHTER =
      new ClipReference(Path.of("lighter"), new ClipPart.Whole(), KNOWN);

  @TempDir Path films;
  private final List<Damage> passedOver = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    TestingFilms.write(
        films.resolve("wide"), 96, 32, Collections.nCopies(10, List.of(40, 120, 200)));
    TestingFilms.write(
        films.resolve("lighter"),
        64,
        64,
        IntStream.range(0, 10).mapToObj(picture -> List.of(20 * picture)).toList());
  }

  private FilmViews views() {
    return new FilmViews(films, CONTRACT, passedOver::add);
  }

  /** The level in the middle of each frame, to the nearest ten. */
  private static List<Integer> levels(Sample sample) {
    return IntStream.range(0, sample.frames())
        .mapToObj(frame -> sample.rgb().get(((frame * 32 + 16) * 32 + 16) * 3) & 0xFF)
        .map(level -> (level + 5) / 10 * 10)
        .toList();
  }

  private static List<Integer> firstLevels(List<View> views) {
    return views.stream().map(view -> levels(view.sample()).get(0)).toList();
  }

  @Test
  void aWidePictureIsSeenInItsMiddleOrInWindowsFromEndToEnd() {
    assertThat(firstLevels(views().ofWhole(WIDE, 1, 1))).containsExactly(120);
    assertThat(firstLevels(views().ofWhole(WIDE, 1, 2))).containsExactly(40, 200);
    assertThat(firstLevels(views().ofWhole(WIDE, 1, 3))).containsExactly(40, 120, 200);
  }

  @Test
  void aPictureThatFitsWholeIsSeenOnce() {
    assertThat(views().ofWhole(LIGHTER, 1, 3)).hasSize(1);
  }

  @Test
  void moreLooksTakeTheirFramesFromPlacesInBetween() {
    List<View> twice = views().ofWhole(LIGHTER, 2, 1);

    assertThat(levels(twice.get(0).sample())).containsExactly(20, 60, 100, 140);
    assertThat(levels(twice.get(1).sample())).containsExactly(40, 80, 120, 160);
    assertThat(twice.get(1).seconds()).containsExactly(0.2, 0.4, 0.6, 0.8);
  }

  @Test
  void aroundAKeyFrameAllOfThePictureIsSeenAndBoxesGoAlong() {
    ClipReference clip = new ClipReference(Path.of("wide"), new ClipPart.Around(0.4), KNOWN);

    Sample sample = views().around(clip, List.of(new Box(0, 0, 0.5f, 1))).orElseThrow();

    // A third as high as wide: 32 x 11 pixels from row 10 on.
    assertThat(sample.letterbox().top()).isEqualTo(10);
    assertThat(sample.labels().people().orElseThrow().get(0).box())
        .isEqualTo(new Box(0, 10 / 32f, 0.5f, 21 / 32f));
  }

  @Test
  void aClipThatCannotBeReadIsNamedAndLeftOut() throws IOException {
    Files.delete(films.resolve("wide").resolve("000001.jpg"));

    assertThat(views().ofWhole(WIDE, 1, 1)).isEmpty();

    assertThat(passedOver)
        .extracting(Damage::toString)
        .singleElement()
        .asString()
        .contains("wide")
        .contains("000001.jpg does not exist");
  }
}
